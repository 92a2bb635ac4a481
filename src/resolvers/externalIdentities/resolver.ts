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
      'Social networks that users can sign in by, those alone that are switched on. First generation only. Null only when the vendor fails.',
  })
  @Guard(rateLimit('lookup'))
  socialConnections(
    @Arg('provider', () => IdentityProvider, {
      nullable: true,
      description: 'The vendor to ask; the server’s default otherwise.',
    })
    provider: IdentityProviderId | undefined,
    @Ctx() { services, auth }: Context,
  ): Promise<readonly SocialConnectionRecord[]> {
    return services.externalIdentities.connections(provider ?? undefined, auth);
  }

  @Mutation(() => AccountResult, {
    description:
      'Administrators only. Links an account at a social network to a user, who can then sign in by it: be sure that it is theirs. Answers `AccountUpdated`, `AlreadyTaken` when another user has it or this one has another of the network, `NotFound` for an unknown user, or `InputRejected`. First generation only.',
  })
  @Guard(admin())
  async linkIdentity(
    @Arg('input', () => LinkIdentityInput, { description: 'Whom, and what.' }) input: LinkIdentityInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    const { user, type, unionid, userInfo } = input;
    const identity = { type, unionid, userInfo: userInfo ?? {} };
    return toGraphQLOutcome(context, await context.services.externalIdentities.link(user, identity, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Lets go of the caller’s account at a social network. Answers `AccountUpdated`, `NotFound` when none is linked, or `LastLoginMethod` when nothing else is left to sign in with. First generation only.',
  })
  @Guard(session(), stepUp())
  async unlinkIdentity(
    @Arg('input', () => UnlinkIdentityInput, { description: 'Which one.' }) { type }: UnlinkIdentityInput,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.externalIdentities.unlink(type, context.auth));
  }
}
