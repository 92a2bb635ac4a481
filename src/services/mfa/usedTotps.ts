/**
 * TOTP codes that have opened a session: each is accepted once (RFC 6238, section 5.2). Vendors accept a code for as long
 * as its time step is valid, so an observed code would open a second session.
 */
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import type { Sealer } from '../sealing.js';

/** Vendors accept the previous, the current and the next time step: 3 times 30 seconds, and some clock drift. */
const LIFETIME_MS = 120_000;

export class UsedTotps {
  readonly #used: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
  ) {
    this.#used = store.namespace('usedTotp', LIFETIME_MS);
  }

  /** @returns false if this user has used the code before */
  add(provider: IdentityProviderId, userId: string, code: string): Promise<boolean> {
    const [key] = this.sealer.fingerprints(`${provider} ${userId} ${code}`, 'used TOTP');
    return this.#used.putOnce(key, 1);
  }
}
