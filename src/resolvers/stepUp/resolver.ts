import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import type { SendCodeOutcome } from '../../services/login/codes.js';
import type { CodeChannel as CodeChannelId } from '../../services/mfa/mfa.js';
import type { StepUpOutcome } from '../../services/stepUp/stepUp.js';
import { SendCodeResult } from '../codes/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { CodeChannel } from '../mfa/inputs.js';
import { toGraphQLOutcome } from '../outcome.js';
import { StepUpAnswerInput, stepUpAnswer } from './inputs.js';
import { StepUpResult } from './types.js';

@Resolver()
export class StepUpResolver {
  @Mutation(() => StepUpResult, {
    description:
      'Adds a fresh proof to the session of the caller, for operations that answer the error STEP_UP_REQUIRED. It never signs in another user and never creates an account. Counts like a login; after five failures in a row the session ends and the answer is `FlowExpired`.',
  })
  @Guard(session(), rateLimit('login'))
  async stepUp(
    @Arg('answer', () => StepUpAnswerInput, { description: 'The proof.' }) answer: StepUpAnswerInput,
    @Ctx() context: Context,
  ): Promise<StepUpOutcome> {
    return toGraphQLOutcome(context, await context.services.stepUp.prove(stepUpAnswer(answer), context.auth));
  }

  @Mutation(() => SendCodeResult, {
    description:
      'Sends a code for `stepUp` to the phone or e-mail address of the caller’s own account: one a minute and ten a day per address. Answers `CodeSent`, `AttemptsLimited`, or `InputRejected` when the account cannot use this channel now.',
  })
  @Guard(session(), rateLimit('sendCode'))
  async sendStepUpCode(
    @Arg('channel', () => CodeChannel, { description: 'How to send the code.' }) channel: CodeChannelId,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome> {
    return toGraphQLOutcome(context, await context.services.stepUp.sendCode(channel, context.auth));
  }
}
