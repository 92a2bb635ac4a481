import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { open } from '../../policies/open.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import type { MfaOutcome, MfaService } from '../../services/mfa.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { present } from '../outcome.js';
import { MfaAnswerInput, mfaAnswer } from './inputs.js';
import { AccountResult, MfaResult, TotpEnrollmentResult } from './types.js';

type Answer<M extends keyof MfaService> = MfaService[M] extends (...args: never[]) => infer R ? R : never;

const FLOW =
  'A flow of `MfaRequired` whose `factors` are empty, to enroll during that login; the signed-in user otherwise. Flows with a factor answer the error FORBIDDEN.';

@Resolver()
export class MfaResolver {
  @Mutation(() => MfaResult, {
    description: 'Passes the second factor of a login. Five tries per flow.',
  })
  @Guard(rateLimit('login'))
  async verifyMfa(
    @Arg('flow', () => ID, { description: 'From `MfaRequired`.' }) flow: string,
    @Arg('answer', () => MfaAnswerInput, { description: 'The second factor.' }) answer: MfaAnswerInput,
    @Ctx() context: Context,
  ): Promise<MfaOutcome> {
    return present(context, await context.services.mfa.verify(flow, mfaAnswer(answer), context.visit));
  }

  @Mutation(() => TotpEnrollmentResult, {
    description:
      'Makes a new authenticator secret for the user. It is in force once `confirmTotp` has seen a code of it.',
  })
  @Guard(open('a session or a flow is required inside'))
  async enrollTotp(
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Answer<'enrollTotp'> {
    return present(context, await context.services.mfa.enrollTotp(flow ?? undefined, context.visit));
  }

  @Mutation(() => AccountResult, {
    description:
      'Puts a new authenticator in force: from the next login on, its code is asked for. The user’s other sessions end, where the server is set so. Answers `AccountUpdated`, or `CodeRejected` for a wrong code.',
  })
  @Guard(rateLimit('login'))
  async confirmTotp(
    @Arg('code', () => String, { description: 'The six digits that the app shows now.' }) code: string,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Answer<'confirmTotp'> {
    return present(context, await context.services.mfa.confirmTotp(code, flow ?? undefined, context.visit));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes the authenticator of the signed-in user, and its recovery code. The user’s other sessions end, where the server is set so.',
  })
  @Guard(session())
  async removeTotp(@Ctx() context: Context): Answer<'removeTotp'> {
    return present(context, await context.services.mfa.removeTotp(context.visit));
  }
}
