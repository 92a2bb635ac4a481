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
      'The current state of a liveness check of this session or login. Null if the check no longer exists (it is deleted after 15 minutes) or belongs to another session or login.',
  })
  @Guard(open('the service compares the caller with the owner of the check'))
  livenessCheck(
    @Arg('id', () => ID, { description: 'The `id` of the check that `createLivenessCheck` returned.' }) id: string,
    @Ctx() { services, auth }: Context,
  ): Promise<LivenessCheckModel | null> {
    return services.liveness.find(id, auth);
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'Starts a liveness check. Start the vendor’s SDK with `sdkToken`, PUT its recording to `uploadUrl`, then call `completeLivenessCheck`. Limit: five checks within five minutes per user; beyond it the result is `AttemptsLimited`. It requires a session or a `flow`. Returns `FlowExpired` if the flow has expired, and `InputRejected` if the flow does not have the factor LIVENESS.',
  })
  @Guard(rateLimit('sendCode'))
  async createLivenessCheck(
    @Arg('input', () => LivenessCheckInput, { description: 'The kind of check, and the login that it is for.' })
    input: LivenessCheckInput,
    @Ctx() context: Context,
  ): Promise<LivenessOutcome> {
    const { services, auth } = context;
    return toGraphQLOutcome(context, await services.liveness.create(input.detection, input.flow ?? undefined, auth));
  }

  @Mutation(() => LivenessCheckResult, {
    description:
      'Returns the verdict on an uploaded recording: `LivenessCheckUpdated` with the status LIVE or SPOOF. It can be called repeatedly. Returns `InputRejected` before the upload, and `FlowExpired` if the check has expired or belongs to another session or login: create a new check. If `matched` is true, the session has a fresh LIVENESS proof, or, in a login, call `verifyMfa(answer: {liveness})`.',
  })
  @Guard(open('the service compares the caller with the owner of the check'))
  async completeLivenessCheck(
    @Arg('id', () => ID, { description: 'The `id` of the check that `createLivenessCheck` returned.' }) id: string,
    @Ctx() context: Context,
  ): Promise<LivenessCheckUpdated | InputRejected | FlowExpired> {
    return toGraphQLOutcome(context, await context.services.liveness.complete(id, context.auth));
  }
}
