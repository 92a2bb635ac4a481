import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { session } from '../../policies/session.js';
import type { AccountOutcome } from '../../services/account/account.js';
import type { User as UserOutcome } from '../../services/outcomes.js';
import type { SessionInfo as SessionInfoRecord } from '../../services/sessions/ownSessions.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { SessionInfo } from './types.js';

/** Ending a session takes access away, so it needs no fresh proof: a stolen session can be ended at once. */
@Resolver(() => User)
export class OwnSessionsResolver {
  @FieldResolver(() => [SessionInfo], {
    nullable: true,
    description: 'The caller’s sessions, the most recently used first; null for any user but the caller.',
  })
  sessions(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly SessionInfoRecord[] | null> {
    return loaders.sessions(user);
  }

  @Mutation(() => AccountResult, {
    description:
      'Ends one of the caller’s sessions on every instance. Its next request is signed out. Answers `AccountUpdated`, with a null `user` when the session of this request ended, or `NotFound` when the caller has no session with this id.',
  })
  @Guard(session())
  async endSession(
    @Arg('id', () => ID, { description: 'From `User.sessions`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.ownSessions.end(id, context.auth));
  }

  @Mutation(() => AccountResult, {
    description: 'Ends all sessions of the caller except the session of this request. Answers `AccountUpdated`.',
  })
  @Guard(session())
  async endOtherSessions(@Ctx() context: Context): Promise<AccountOutcome> {
    return toGraphQLOutcome(context, await context.services.ownSessions.endOthers(context.auth));
  }
}
