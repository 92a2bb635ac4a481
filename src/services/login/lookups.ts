/** Questions that change nothing: is this token good, is this password strong enough. */
import type {
  DecodedTokenRecord,
  IdentityProviderId,
  PasswordStrength,
  TokenStatus,
  UserName,
  UserNameKind,
} from '../../datasources/capabilities.js';
import { canonical, checkFields } from '../access/inputRules.js';
import {
  createOutcome,
  type InputRejected,
  mapRefusals,
  refusedField,
  rejected,
  type UserExistence,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';

const UNREADABLE: DecodedTokenRecord = { valid: false, userId: null, email: null, issuedAt: null, expiresAt: null };
const ABSENT: TokenStatus = { state: 'ABSENT', userId: null, issuedAt: null, expiresAt: null };

export class Lookups {
  constructor(
    private readonly providers: Providers,
    private readonly sessions: Sessions,
  ) {}

  /**
   * A cookie's token is out of reach of scripts; sent as an argument it was read by something that should not have, so
   * both questions do not know it.
   * @param token a Menshen token, else a vendor's; without one the caller's own session is asked about
   */
  async loginStatus(
    token: string | undefined,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<TokenStatus> {
    const session = await (token === undefined ? auth.session() : this.sessions.look(token));
    if (token !== undefined && session?.mode === 'cookie') return ABSENT;
    if (session !== undefined) {
      const vendor = this.sessions.vendorOf(session);
      const status = await this.providers.identity(session.provider).tokenStatus(vendor.token, auth.caller);
      // Our session ends no later than the vendor's token, and its end is what the caller cares for.
      return status.state === 'ACTIVE'
        ? { ...status, issuedAt: session.createdAt, expiresAt: session.expiresAt }
        : status;
    }
    if (token === undefined) return ABSENT;
    return this.providers.choose(provider).identity.tokenStatus(token, auth.caller);
  }

  /** @param token a Menshen token, else a vendor's. Its holder learns nothing that the token does not say already. */
  async decodeToken(
    token: string,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<DecodedTokenRecord> {
    const session = await this.sessions.look(token);
    if (session?.mode === 'cookie') return UNREADABLE;
    if (session === undefined) return this.providers.choose(provider).identity.decodeToken(token, auth.caller);
    const vendor = this.sessions.vendorOf(session);
    const decoded = await this.providers.identity(session.provider).decodeToken(vendor.token, auth.caller);
    // Our session ends no later than the vendor's token, and its end is what the caller cares for.
    return decoded.valid ? { ...decoded, issuedAt: session.createdAt, expiresAt: session.expiresAt } : decoded;
  }

  async passwordStrength(
    password: string,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<PasswordStrength> {
    return this.providers.choose(provider).identity.passwordStrength(password, auth.caller);
  }

  /** Whether an account goes by this name. The one question that is meant to tell; few of them are allowed. */
  async userExists(
    where: UserName,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<UserExistence | InputRejected> {
    const name = canonical(where);
    const problems = checkFields('where', name);
    if (problems.length > 0) return rejected(...problems);
    const { id, identity } = this.providers.choose(provider);
    const [kind = ''] = Object.keys(name);
    if (!identity.userNames.has(kind as UserNameKind)) throw notSupported(id, `look-ups by ${kind}`);
    const asked = identity.userExists(name, auth.caller);
    return mapRefusals<UserExistence, UserExistence | InputRejected>(
      asked.then((exists) => createOutcome('UserExistence', { exists })),
      { INPUT_REJECTED: (error) => rejected(refusedField('where', error)) },
    );
  }
}
