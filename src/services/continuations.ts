/** Held logins: an attempt that waits, sealed, for the answer to the vendor's image captcha, so that the password is not sent twice. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { IdentityProviderId, LoginMethod, LoginOptions } from '../datasources/capabilities.js';
import { AppError } from '../errors.js';
import type { Store } from '../store.js';
import { network } from './limits.js';
import type { Sealer } from './sealing.js';
import type { SessionMode, Visit } from './visit.js';

const LIFETIME_MS = 2 * 60 * 1000;
const OPEN_PER_ADDRESS = 5;

/** All that is needed to try the login again. */
export interface HeldLogin {
  readonly provider: IdentityProviderId;
  readonly method: LoginMethod;
  readonly options: LoginOptions;
  readonly sessionMode: SessionMode;
  /** The cookie that the vendor tied the picture to. */
  readonly cookie: string | null;
  /** Wrong answers so far. */
  readonly wrongAnswers: number;
}

interface HeldRecord {
  readonly seal: string;
  readonly attempt: string;
  readonly binding: string | null;
  /** In bearer mode there is no visitor cookie to bind to. */
  readonly network: string | null;
}

export class Continuations {
  readonly #records;
  readonly #open;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
  ) {
    this.#records = store.namespace<HeldRecord>('continuation', LIFETIME_MS);
    this.#open = store.namespace<number>('continuations', LIFETIME_MS);
  }

  /**
   * @returns the id that only this client learns, and when the wait ends
   * @throws AppError RATE_LIMITED when this address holds too many
   */
  async hold(attempt: HeldLogin, visit: Visit): Promise<{ readonly id: string; readonly expiresAt: Date }> {
    const from = hash(network(visit.caller.address));
    if ((await this.#open.bump(from)) > OPEN_PER_ADDRESS) {
      throw new AppError('RATE_LIMITED', 'Too many logins wait for a captcha. Try again in two minutes.', {
        retryable: true,
      });
    }
    const id = randomBytes(32).toString('base64url');
    const seal = `continuation:${randomUUID()}`;
    const binding = visit.bindFlow();
    await this.#records.set(hash(id), {
      seal,
      attempt: this.sealer.seal(JSON.stringify(attempt), seal),
      binding,
      network: binding === null ? from : null,
    });
    return { id, expiresAt: new Date(Date.now() + LIFETIME_MS) };
  }

  /** Takes the attempt out, once; undefined when it is gone, or not this visitor's. */
  async take(id: string, visit: Visit): Promise<HeldLogin | undefined> {
    const record = await this.#records.takeOnce(hash(id));
    if (record === undefined || !visit.ownsFlow(record.binding)) return undefined;
    if (record.network !== null && record.network !== hash(network(visit.caller.address))) return undefined;
    const attempt = this.sealer.open(record.attempt, record.seal);
    return attempt === undefined ? undefined : (JSON.parse(attempt) as HeldLogin);
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
