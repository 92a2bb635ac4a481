import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { IdentityProviderId, SocialConnectionRecord } from '../../datasources/capabilities.js';
import { admin } from '../../policies/admin.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { AccountOutcome } from '../../services/account/account.js';
import { AccountResult } from '../account/results.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { IdentityProvider } from '../session/identityProvider.js';
import { LinkIdentityInput, UnlinkIdentityInput } from './inputs.js';
import { SocialConnection } from './types.js';

@Resolver()
export class ExternalIdentitiesResolver {
  @Query(() => [SocialConnection], {
    nullable: true,
    description:
      'The social networks with which users can sign in. Only those that are enabled are listed. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER. Null only together with an entry in `errors`. Limit: 30 lookups per minute from one IP address, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('lookup'))
  socialConnections(
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The identity provider to use. Default: the default provider of this server.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<readonly SocialConnectionRecord[]> {
    return services.externalIdentities.connections(provider ?? undefined, auth);
  }

  @Mutation(() => AccountResult, {
    description:
      'Administrators only. Links an account at a social network to a user, who can then sign in with it. First verify that the account belongs to the user. Returns `AccountUpdated`; `AlreadyTaken` if another user has this account, or if the user has another account at this network; `NotFound` if the user does not exist; or `InputRejected`. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER.',
  })
  @Guard(admin())
  async linkIdentity(
    @Arg('input', () => LinkIdentityInput, { description: 'The user and the account at the social network.' })
    input: LinkIdentityInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const { user, type, unionid, userInfo } = input;
    const identity = { type, unionid, userInfo: userInfo ?? {} };
    return toGraphQLOutcome(context, await context.services.externalIdentities.link(user, identity, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Unlinks an account at a social network from the caller’s account. Returns `AccountUpdated`; `NotFound` if no account at this network is linked; `LastLoginMethod` if the user could not sign in without it; or `InputRejected`. Available only with an identity provider of the first generation; others return the error NOT_SUPPORTED_BY_PROVIDER.',
  })
  @Guard(session(), stepUp())
  async unlinkIdentity(
    @Arg('input', () => UnlinkIdentityInput, { description: 'The social network.' }) { type }: UnlinkIdentityInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.externalIdentities.unlink(type, context.auth));
  }
}
