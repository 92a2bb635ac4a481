/** Read-only checks of tokens, passwords and account names. */
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
   * Scripts cannot read the token of a cookie session. Such a token in an argument has leaked, so `loginStatus` and
   * `decodeToken` treat it as unknown.
   * @param token a token of Menshen or of a vendor; the caller's own session if left out
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
      // The session ends no later than the vendor's token, so its times apply.
      return status.state === 'ACTIVE'
        ? { ...status, issuedAt: session.createdAt, expiresAt: session.expiresAt }
        : status;
    }
    if (token === undefined) return ABSENT;
    return this.providers.choose(provider).identity.tokenStatus(token, auth.caller);
  }

  /** @param token a token of Menshen or of a vendor; the result holds only what the token itself contains */
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
    // The session ends no later than the vendor's token, so its times apply.
    return decoded.valid ? { ...decoded, issuedAt: session.createdAt, expiresAt: session.expiresAt } : decoded;
  }

  async passwordStrength(
    password: string,
    provider: IdentityProviderId | undefined,
    auth: AuthContext,
  ): Promise<PasswordStrength> {
    return this.providers.choose(provider).identity.passwordStrength(password, auth.caller);
  }

  /** Whether an account has this name. The only operation that discloses this, so its limit is low. */
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
    const lookup = identity.userExists(name, auth.caller);
    return mapRefusals<UserExistence, UserExistence | InputRejected>(
      lookup.then((exists) => createOutcome('UserExistence', { exists })),
      { INPUT_REJECTED: (error) => rejected(refusedField('where', error)) },
    );
  }
}
