/** Held logins: an attempt that waits, sealed, for the answer to a captcha, so that the password is not sent twice. */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type { IdentityProviderId, LoginMethod, LoginOptions } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import { network } from '../access/limits.js';
import { type AttemptsLimited, createOutcome } from '../outcomes.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext, SessionMode } from '../sessions/authContext.js';

const LIFETIME_MS = 2 * 60 * 1000;
const OPEN_PER_ADDRESS = 5;

/** All that is needed to try the login again. */
export interface HeldLogin {
  readonly provider: IdentityProviderId;
  readonly method: LoginMethod;
  readonly options: LoginOptions;
  readonly sessionMode: SessionMode;
  /** What the login waits for: the vendor's picture with the cookie that it is tied to, or a challenge of our own gate. */
  readonly waitsFor:
    | { readonly kind: 'image'; readonly cookie: string | null }
    | { readonly kind: 'gate'; readonly challenge: string };
  /** Wrong answers so far. */
  readonly wrongAnswers: number;
}

interface HeldRecord {
  readonly seal: string;
  readonly attempt: string;
  readonly binding: string | null;
  /** The address that it came from, hashed. */
  readonly from: string;
}

export class Continuations {
  readonly #records;
  /** By address: which attempts wait, and until when. */
  readonly #waiting;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#records = store.namespace<HeldRecord>('continuation', LIFETIME_MS);
    this.#waiting = store.namespace<Readonly<Record<string, number>>>('continuations', LIFETIME_MS);
  }

  /** @returns the id that only this client learns and when the wait ends, or the limit when this address holds too many */
  async hold(
    attempt: HeldLogin,
    auth: AuthContext,
  ): Promise<{ readonly id: string; readonly expiresAt: Date } | AttemptsLimited> {
    const id = randomBytes(32).toString('base64url');
    const key = hash(id);
    const from = hash(network(auth.caller.address));
    const expiresAt = this.now() + LIFETIME_MS;
    const waiting = await this.#waiting.update(from, (known = {}) => {
      const open = Object.entries(known).filter(([, until]) => until > this.now());
      return open.length < OPEN_PER_ADDRESS ? { ...Object.fromEntries(open), [key]: expiresAt } : known;
    });
    if (waiting?.[key] === undefined) {
      const first = Math.min(...Object.values(waiting ?? {}));
      return createOutcome('AttemptsLimited', { retryAt: new Date(first) });
    }
    const seal = `continuation:${randomUUID()}`;
    const binding = auth.ensureFlowBinding();
    await this.#records.set(key, {
      seal,
      attempt: this.sealer.seal(JSON.stringify(attempt), seal),
      binding,
      from,
    });
    return { id, expiresAt: new Date(expiresAt) };
  }

  /** Takes the attempt out, once; undefined when it is gone, or not this visitor's. */
  async take(id: string, auth: AuthContext): Promise<HeldLogin | undefined> {
    const key = hash(id);
    const record = await this.#records.takeOnce(key);
    if (record === undefined) return undefined;
    await this.#waiting.update(record.from, (known = {}) => {
      const { [key]: _taken, ...rest } = known;
      return rest;
    });
    if (!auth.matchesBinding(record.binding)) return undefined;
    // In bearer mode there is no visitor cookie to tell the caller by.
    if (record.binding === null && record.from !== hash(network(auth.caller.address))) return undefined;
    const attempt = this.sealer.open(record.attempt, record.seal);
    return attempt === undefined ? undefined : (JSON.parse(attempt) as HeldLogin);
  }
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url');
}
