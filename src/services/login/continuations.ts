/** Held logins: the sealed input of a login that waits for a captcha. The client does not send the password again. */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type { IdentityProviderId, LoginMethod, LoginOptions } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import { network } from '../network.js';
import { type AttemptsLimited, createOutcome } from '../outcomes.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext, SessionMode } from '../sessions/authContext.js';

const LIFETIME_MS = 2 * 60 * 1000;
const OPEN_PER_ADDRESS = 5;

/** Everything that the login needs to continue. */
export interface HeldLogin {
  readonly provider: IdentityProviderId;
  readonly method: LoginMethod;
  readonly options: LoginOptions;
  readonly sessionMode: SessionMode;
  /** The vendor's image captcha with the cookie that belongs to it, or a challenge of this server's captcha gate. */
  readonly waitsFor:
    | { readonly kind: 'image'; readonly cookie: string | null }
    | { readonly kind: 'gate'; readonly challenge: string };
  /** Number of wrong captcha answers. */
  readonly wrongAnswers: number;
}

interface HeldRecord {
  readonly seal: string;
  readonly attempt: string;
  readonly binding: string | null;
  /** Hash of the client's network address. */
  readonly from: string;
}

export class Continuations {
  readonly #records;
  /** Key: address. Value: the held logins, with the time at which each expires. */
  readonly #waiting;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#records = store.namespace<HeldRecord>('continuation', LIFETIME_MS);
    this.#waiting = store.namespace<Readonly<Record<string, number>>>('continuations', LIFETIME_MS);
  }

  /** @returns the secret id and the expiry, or AttemptsLimited if the address has too many held logins */
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

  /** Removes and returns the login; undefined if it has expired, was taken, or belongs to another client. */
  async take(id: string, auth: AuthContext): Promise<HeldLogin | undefined> {
    const key = hash(id);
    const record = await this.#records.takeOnce(key);
    if (record === undefined) return undefined;
    await this.#waiting.update(record.from, (known = {}) => {
      const { [key]: _taken, ...rest } = known;
      return rest;
    });
    if (!auth.matchesBinding(record.binding)) return undefined;
    // In bearer mode no visitor cookie identifies the client, so the network address must match.
    if (record.binding === null && record.from !== hash(network(auth.caller.address))) return undefined;
    const attempt = this.sealer.open(record.attempt, record.seal);
    return attempt === undefined ? undefined : (JSON.parse(attempt) as HeldLogin);
  }
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url');
}
