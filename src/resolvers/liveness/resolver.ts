import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { open } from '../../policies/open.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type {
  LivenessCheck as LivenessCheckModel,
  LivenessCheckUpdated,
  LivenessOutcome,
} from '../../services/liveness/liveness.js';
import type { FlowExpired, InputRejected } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { LivenessCheck, LivenessCheckInput, LivenessCheckResult } from './types.js';

@Resolver()
export class LivenessResolver {
  @Query(() => LivenessCheck, {
    nullable: true,
    description:
      'A liveness check of this session or login as it stands; null when it is gone (after 15 minutes) or another’s.',
  })
  @Guard(open('the session or visitor that made the check is compared with it'))
  livenessCheck(
    @Arg('id', () => ID, { description: 'From `createLivenessCheck`.' }) id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<LivenessCheckModel | null> {
    return services.liveness.find(id, auth);
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'Begins a liveness check: start the vendor’s SDK with `sdkToken`, PUT what it recorded to `uploadUrl`, then ask `completeLivenessCheck`. Five in five minutes per user at most, then `AttemptsLimited`. Needs a session, or a `flow` (`FlowExpired` when that is over, `InputRejected` when it asks for no LIVENESS).',
  })
  @Guard(rateLimit('sendCode'))
  async createLivenessCheck(
    @Arg('input', () => LivenessCheckInput, { description: 'What to check.' }) input: LivenessCheckInput,
    @Ctx() context: Context,
  ): Promise<LivenessOutcome> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.liveness.create(input.detection, input.flow ?? undefined, auth));
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'The verdict on an uploaded recording: `LivenessCheckUpdated` with LIVE or SPOOF, as often as it is asked. `InputRejected` before the upload, `FlowExpired` when the check is over or another’s. A session whose user was `matched` has a fresh LIVENESS proof; a login goes on with `verifyMfa(answer: {liveness})`.',
  })
  @Guard(open('the session or visitor that made the check is compared with it'))
  async completeLivenessCheck(
    @Arg('id', () => ID, { description: 'From `createLivenessCheck`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<LivenessCheckUpdated | InputRejected | FlowExpired> {
    return toGraphQLOutcome(context, await context.services.liveness.complete(id, context.auth));
  }
}
