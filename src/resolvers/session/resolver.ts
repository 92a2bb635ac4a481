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
    'The result of `refreshSession`: `LoginSuccess` with the renewed session, `FlowExpired` when there is none to renew, or `AccountUnavailable` when the identity provider has blocked or deactivated the user: all sessions of that user have ended.',
  types: () => [LoginSuccess, FlowExpired, AccountUnavailable] as const,
  resolveType: resolveOutcome,
});

@Resolver()
export class SessionResolver {
  @Query(() => Session, { nullable: true, description: 'The caller’s session; null when signed out. Asks no vendor.' })
  @Guard(open('answers null when signed out'))
  async session(@Ctx() { auth }: Context): Promise<SessionRecord | null> {
    return (await auth.session()) ?? null;
  }

  @Query(() => LoginStatus, {
    nullable: true,
    description:
      'What the identity provider says of a token: the caller’s own session when `token` is left out. Null only when the vendor fails.',
  })
  @Guard(rateLimit('lookup'))
  loginStatus(
    @Arg('token', () => Secret, {
      nullable: true,
      description: 'A Menshen access token, else a token of the vendor’s. That of a cookie session is ABSENT here.',
    })
    token: SecretValue | undefined,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'Whom to ask about a vendor token; the default provider otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<TokenStatus> {
    return services.lookups.loginStatus(token?.reveal(), provider ?? undefined, auth);
  }

  @Query(() => DecodedToken, {
    nullable: true,
    description:
      'What is inside a token, as the provider that issued it reads it. First generation only. Null only when the vendor fails.',
  })
  @Guard(rateLimit('lookup'))
  decodeToken(
    @Arg('token', () => Secret, { description: 'A Menshen token, else a token of the vendor’s.' })
    token: SecretValue,
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'Whom to ask about a vendor token; the default provider otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<DecodedTokenRecord> {
    return services.lookups.decodeToken(token.reveal(), provider ?? undefined, auth);
  }

  @Mutation(() => RefreshResult, {
    description:
      'Exchanges the session’s token for a new one and renews the vendor’s, where the vendor renews any (the first generation does not: there the session ends with the vendor’s token). The old token is good for 10 seconds more, and in that time another `refreshSession` with it gets the same new one; any later use of it ends the session.',
  })
  @Guard(rateLimit('lookup'))
  async refreshSession(
    @Ctx() context: Context,
  ): Promise<LoginSuccessOutcome | FlowExpiredOutcome | AccountUnavailableOutcome> {
    return toGraphQLOutcome(context, await context.services.current.refresh(context.auth));
  }

  @Mutation(() => Boolean, {
    description:
      'Ends the session on every instance and at the vendor, and clears the cookie. True when there was a session; false when the caller was signed out already.',
  })
  @Guard(open('ending nothing is harmless'))
  logout(@Ctx() { services, auth }: Context): Promise<boolean> {
    return services.current.logout(auth);
  }
}
