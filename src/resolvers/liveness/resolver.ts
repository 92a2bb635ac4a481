import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import type { LivenessCheck as LivenessCheckModel } from '../../services/liveness.js';
import type { AttemptsLimited, FlowExpired, InputRejected, LivenessCheckUpdated } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { present } from '../outcome.js';
import { LivenessCheck, LivenessCheckInput, LivenessCheckResult } from './types.js';

@Resolver()
export class LivenessResolver {
  @Query(() => LivenessCheck, {
    nullable: true,
    description: 'A liveness check of this session as it stands; null when it is gone (after 15 minutes) or another’s.',
  })
  @Guard(session())
  livenessCheck(
    @Arg('id', () => ID, { description: 'From `createLivenessCheck`.' }) id: string,
    @Ctx() { services, visit }: Context,
  ): Promise<LivenessCheckModel | null> {
    return services.liveness.find(id, visit);
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'Begins a liveness check: start the vendor’s SDK with `sdkToken`, PUT what it recorded to `uploadUrl`, then ask `completeLivenessCheck`. Five in five minutes per user at most, then `AttemptsLimited`.',
  })
  @Guard(session(), rateLimit('sendCode'))
  async createLivenessCheck(
    @Arg('input', () => LivenessCheckInput, { description: 'What to check.' }) { detection }: LivenessCheckInput,
    @Ctx() context: Context,
  ): Promise<LivenessCheckUpdated | AttemptsLimited> {
    return present(context, await context.services.liveness.create(detection, context.visit));
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'The verdict on an uploaded recording: `LivenessCheckUpdated` with LIVE or SPOOF, as often as it is asked. `InputRejected` before the upload, `FlowExpired` when the check is over or another session’s. It says that somebody is alive, not who.',
  })
  @Guard(session())
  async completeLivenessCheck(
    @Arg('id', () => ID, { description: 'From `createLivenessCheck`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<LivenessCheckUpdated | InputRejected | FlowExpired> {
    return present(context, await context.services.liveness.complete(id, context.visit));
  }
}
