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
      'The legacy second factor: one authenticator app that is on or off. Null for any user except the caller. Only identity providers of the first generation have it; for users of others read `mfaAuthenticators`.',
  })
  async legacyMfa(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<LegacyMfaRecord | null> {
    return user.legacyMfa ?? loaders.legacyMfa(user);
  }

  @Mutation(() => AccountResult, {
    description:
      'Turns the authenticator app of the signed-in user on or off, for users who have `legacyMfa`. If it is on, every login from now on requires a code. Select `user { legacyMfa { sharedKey } }` in the same operation and show the key: it is never returned again. Turning it on twice changes nothing. Returns `AccountUpdated`. If the server is configured so (default), the user’s other sessions end.',
  })
  @Guard(session(), stepUp())
  async setMfaEnabled(
    @Arg('enabled', () => Boolean, { description: 'True turns the authenticator app on, false turns it off.' })
    enabled: boolean,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.legacyMfa.turn(enabled, context.auth));
  }
}
