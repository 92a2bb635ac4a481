import { Arg, Ctx, createUnionType, Mutation, Query, Resolver } from 'type-graphql';
import type { DecodedTokenRecord, IdentityProviderId, TokenStatus } from '../../datasources/capabilities.js';
import { open } from '../../policies/open.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type {
  AccountUnavailable as AccountUnavailableOutcome,
  FlowExpired as FlowExpiredOutcome,
} from '../../services/outcomes.js';
import type { LoginSuccess as LoginSuccessOutcome } from '../../services/sessions/outcomes.js';
import type { Session as SessionRecord } from '../../services/sessions/sessions.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { AccountUnavailable, LoginSuccess } from '../login/types.js';
import { FlowExpired, resolveOutcome, toGraphQLOutcome } from '../outcome.js';
import { Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from './identityProvider.js';
import { DecodedToken, LoginStatus, Session } from './types.js';

export const RefreshResult = createUnionType({
  name: 'RefreshResult',
  description:
    'The result of `refreshSession`: `LoginSuccess` with the refreshed session; `FlowExpired` if there is no session to refresh: sign in again; or `AccountUnavailable` if the identity provider has blocked or deactivated the user: all sessions of the user have then ended.',
  types: () => [LoginSuccess, FlowExpired, AccountUnavailable] as const,
  resolveType: resolveOutcome,
});

@Resolver()
export class SessionResolver {
  @Query(() => Session, {
    nullable: true,
    description: 'The caller’s session; null if the caller is signed out. This query causes no vendor call.',
  })
  @Guard(open('returns null to signed-out callers'))
  async session(@Ctx() { auth }: Context): Promise<SessionRecord | null> {
    return (await auth.session()) ?? null;
  }

  @Query(() => LoginStatus, {
    nullable: true,
    description:
      'The status of a token at the identity provider: of the caller’s own session if `token` is left out. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('lookup'))
  loginStatus(
    @Arg('token', () => Secret, {
      nullable: true,
      description:
        'A Menshen access token, or a token of the vendor. The token of a cookie session has the state ABSENT.',
    })
    token: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description:
        'The identity provider that checks a vendor token. Default: the default provider of this server. A Menshen token determines its own provider.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<TokenStatus> {
    return services.lookups.loginStatus(token?.reveal(), provider ?? undefined, auth);
  }

  @Query(() => DecodedToken, {
    nullable: true,
    description:
      'The content of a token, decoded by the identity provider that issued it. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('lookup'))
  decodeToken(
    @Arg('token', () => Secret, {
      description: 'A Menshen access token, or a token of the vendor. The token of a cookie session is not valid here.',
    })
    token: SecretValue,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description:
        'The identity provider that checks a vendor token. Default: the default provider of this server. A Menshen token determines its own provider.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<DecodedTokenRecord> {
    return services.lookups.decodeToken(token.reveal(), provider ?? undefined, auth);
  }

  @Mutation(() => RefreshResult, {
    description:
      'Exchanges the token of the session for a new one, and refreshes the vendor’s token if the vendor supports that. An identity provider of the first generation does not: there the session ends with the vendor’s token. The old token stays valid for 10 seconds, in which another `refreshSession` with it returns the same new token. Any later use of the old token ends the session.',
  })
  @Guard(rateLimit('lookup'))
  async refreshSession(
    @Ctx() context: Context,
  ): Promise<LoginSuccessOutcome | FlowExpiredOutcome | AccountUnavailableOutcome> {
    return toGraphQLOutcome(context, await context.services.current.refresh(context.auth));
  }

  @Mutation(() => Boolean, {
    description:
      'Ends the session on all instances of the server and at the vendor, and clears the cookie. Returns true if there was a session, and false if the caller was already signed out.',
  })
  @Guard(open('a call without a session has no effect'))
  logout(@Ctx() { services, auth }: Context): Promise<boolean> {
    return services.current.logout(auth);
  }
}
