import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { LegacyMfaRecord } from '../../datasources/capabilities.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { AccountOutcome } from '../../services/account/account.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { LegacyMfa } from './types.js';

@Resolver(() => User)
export class LegacyMfaResolver {
  @FieldResolver(() => LegacyMfa, {
    nullable: true,
    description:
      'The second factor of an account whose identity provider has one authenticator app, on or off; null for any user but the caller. Users of other identity providers have `mfaAuthenticators`.',
  })
  async legacyMfa(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<LegacyMfaRecord | null> {
    return user.legacyMfa ?? loaders.legacyMfa(user);
  }

  @Mutation(() => AccountResult, {
    description:
      'Turns the authenticator app of the account on or off, for users who have `legacyMfa`. Turned on, every login asks for a code at once: ask for `user { legacyMfa { sharedKey } }` in the same operation and show it, since it is not told again. Turning on what is on changes nothing. Answers `AccountUpdated`; the user’s other sessions end, where the server is set so.',
  })
  @Guard(session(), stepUp())
  async setMfaEnabled(
    @Arg('enabled', () => Boolean, { description: 'On or off.' }) enabled: boolean,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.legacyMfa.turn(enabled, context.auth));
  }
}
