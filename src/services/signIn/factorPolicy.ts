/** Decides when a login needs a local factor after the vendor has signed the user in, and which factors can be proven. */
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import type { FactorFlow, LocalFactor } from '../flows.js';
import type { ReferencePhotos } from '../liveness/referencePhotos.js';
import { network } from '../network.js';
import type { PasskeyField } from '../passkeys/passkeyField.js';
import type { Providers } from '../providers/providers.js';
import type { DeviceLinks, KnownUser } from '../pushAuth/deviceLinks.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { ProofKind } from '../sessions/sessions.js';

/** `administrators` are members of one of `mfaAdminRoles`. */
export type MfaRule = 'always' | 'new-address' | 'administrators';

export interface FactorPolicySettings {
  readonly mfaPolicy: readonly MfaRule[];
  readonly mfaAdminRoles: readonly string[];
  readonly mfaWithoutFactor: 'deny' | 'allow' | 'enroll';
}

const ADDRESS_KNOWN_MS = 90 * 24 * 60 * 60_000;
/** First factors that need no local factor: an approval on the user's own phone, or a passkey with user verification. */
const STRONG: ReadonlySet<ProofKind> = new Set(['PUSH', 'QR_CODE', 'PASSKEY']);

export class FactorPolicy {
  readonly #addresses: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly deviceLinks: DeviceLinks,
    private readonly references: ReferencePhotos,
    private readonly passkeys: PasskeyField,
    private readonly settings: FactorPolicySettings,
  ) {
    this.#addresses = store.namespace('knownAddress', ADDRESS_KNOWN_MS);
  }

  /**
   * The factors of which the login must prove one. Undefined if the login may continue without; empty if it needs a factor
   * and the user has none. The login fails if a vendor is unreachable.
   */
  async requiredFactors(
    known: KnownUser,
    proofs: FactorFlow['proofs'],
    auth: AuthContext,
  ): Promise<readonly LocalFactor[] | undefined> {
    if (new Set(proofs).size > 1 || proofs.some((kind) => STRONG.has(kind))) return undefined;
    if (!(await this.#applies(known, auth))) return undefined;
    const factors = await this.factorsOf(known, auth);
    return factors.length === 0 && this.settings.mfaWithoutFactor === 'allow' ? undefined : factors;
  }

  /** The factors that a user without one may set up during the login. */
  enrollable(provider: IdentityProviderId): readonly 'PASSKEY'[] {
    return this.settings.mfaWithoutFactor === 'enroll' && this.passkeys.isOffered(provider) ? ['PASSKEY'] : [];
  }

  /** Records that a session began from this address, which is then no longer new. */
  async remember({ provider, user }: Pick<KnownUser, 'provider' | 'user'>, auth: AuthContext): Promise<void> {
    if (!this.settings.mfaPolicy.includes('new-address')) return;
    const [name] = this.#addressesOf(provider, user.id, auth);
    if (name !== undefined) await this.#addresses.set(name, 1);
  }

  async #applies(known: KnownUser, auth: AuthContext): Promise<boolean> {
    const { mfaPolicy } = this.settings;
    if (mfaPolicy.includes('always')) return true;
    if (mfaPolicy.includes('new-address') && (await this.#isNewAddress(known, auth))) return true;
    return mfaPolicy.includes('administrators') && this.#isAdministrator(known, auth);
  }

  async #isNewAddress({ provider, user }: KnownUser, auth: AuthContext): Promise<boolean> {
    const names = this.#addressesOf(provider, user.id, auth);
    const seen = await Promise.all(names.map((name) => this.#addresses.get(name)));
    return seen.every((each) => each === undefined);
  }

  async #isAdministrator({ provider, user, vendor }: KnownUser, { caller }: AuthContext): Promise<boolean> {
    const roles = await this.providers.directory(provider).roles(vendor, [user.id], undefined, caller);
    return roles.get(user.id)?.items.some(({ code }) => this.settings.mfaAdminRoles.includes(code)) === true;
  }

  /** The local factors that the user can prove. */
  async factorsOf(known: KnownUser, { caller }: AuthContext): Promise<readonly LocalFactor[]> {
    const { provider, user, vendor } = known;
    const canPush = this.providers.pushAuth()?.counts === true;
    const canSee = this.providers.liveness()?.counts === true;
    const [uid, photo, passkeys] = await Promise.all([
      canPush ? this.deviceLinks.uidOf(known, caller) : null,
      canSee ? this.references.of({ provider, userId: user.id, vendor }, caller) : null,
      this.passkeys.isOffered(provider) ? this.passkeys.read({ provider, userId: user.id, vendor }, caller) : [],
    ]);
    return [
      ...(passkeys.length === 0 ? [] : [{ kind: 'PASSKEY' as const }]),
      ...(uid === null ? [] : [{ kind: 'PUSH' as const, uid }]),
      ...(photo === null ? [] : [{ kind: 'LIVENESS' as const }]),
    ];
  }

  /** One fingerprint per key of SESSION_KEY, the current key first, so that known addresses stay known after a key change. */
  #addressesOf(provider: string, userId: string, { caller }: AuthContext): readonly string[] {
    return this.sealer.fingerprints(`${provider} ${userId} ${network(caller.address)}`, 'address');
  }
}
