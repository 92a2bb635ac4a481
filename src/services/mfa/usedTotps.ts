/**
 * TOTP codes that have opened a session: each is accepted once (RFC 6238, section 5.2). Vendors accept a code for as
 * long as its time step is valid, so a code that was read over a shoulder would open a second session.
 */
import type { IdentityProviderId, SignedIn } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import type { Namespace, Store } from '../../store.js';
import type { Sealer } from '../sealing.js';

/** Vendors accept the time steps before and after the present one: 3 times 30 seconds, and some clock drift. */
const LIFETIME_MS = 120_000;

export class UsedTotps {
  readonly #used: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
  ) {
    this.#used = store.namespace('usedTotp', LIFETIME_MS);
  }

  /**
   * The vendor's answer to a code, once. The user is known only from that answer, hence the check after it.
   * @throws ProviderError MFA_REJECTED for a code that this user has used before
   */
  async acceptOnce(provider: IdentityProviderId, code: string, verification: Promise<SignedIn>): Promise<SignedIn> {
    const signedIn = await verification;
    const [key] = this.sealer.fingerprints(`${provider} ${signedIn.user.id} ${code}`, 'used TOTP');
    if (await this.#used.putOnce(key, 1)) return signedIn;
    throw new ProviderError('MFA_REJECTED', provider);
  }
}
