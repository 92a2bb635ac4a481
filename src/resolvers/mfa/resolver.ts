import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Authenticator } from '../../datasources/capabilities.js';
import { rateLimit } from '../../policies/rateLimit.js';
import { session } from '../../policies/session.js';
import { stepUp } from '../../policies/stepUp.js';
import type { SendCodeOutcome } from '../../services/login/codes.js';
import type { Factors } from '../../services/mfa/factors.js';
import type { CodeChannel as CodeChannelId, MfaOutcome } from '../../services/mfa/mfa.js';
import type { FlowExpired, User as UserOutcome } from '../../services/outcomes.js';
import type { PushOutcome } from '../../services/pushAuth/pushRequests.js';
import { AccountResult } from '../account/results.js';
import { User } from '../account/types.js';
import { SendCodeResult } from '../codes/types.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { PushAuthResult } from '../pushAuth/types.js';
import { CodeChannel, MfaAnswerInput, mfaAnswer } from './inputs.js';
import { MfaAuthenticator, MfaResult, TotpEnrollmentResult } from './types.js';

type Answer<M extends keyof Factors> = Factors[M] extends (...args: never[]) => infer R ? R : never;

const FLOW =
  'A flow of `MfaRequired` whose `factors` are empty and whose `enrollable` has this kind, to enroll during that login; the signed-in user otherwise. Other flows answer the error FORBIDDEN.';

@Resolver(() => User)
export class MfaResolver {
  @FieldResolver(() => [MfaAuthenticator], {
    nullable: true,
    description: 'Second factors that the caller has set up; null for any user but the caller.',
  })
  mfaAuthenticators(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly Authenticator[] | null> {
    return loaders.mfaAuthenticators(user);
  }

  @Mutation(() => SendCodeResult, {
    description:
      'Sends the code of a second factor: one a minute and ten a day per phone or mailbox. Answers `FlowExpired` when the login is over, `InputRejected` when this login does not take such a code.',
  })
  @Guard(rateLimit('sendCode'))
  async sendMfaCode(
    @Arg('flow', () => ID, { description: 'From `MfaRequired`.' }) flow: string,
    @Arg('channel', () => CodeChannel, { description: 'How the code travels.' }) channel: CodeChannelId,
    @Arg('target', () => String, {
      nullable: true,
      description:
        'Only for an account without any factor, where `enrollable` has this kind: the phone (E.164 or Chinese national form) or e-mail address to bind. A right code binds it.',
    })
    target: string | undefined,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome | FlowExpired> {
    return toGraphQLOutcome(
      context,
      await context.services.mfa.sendCode(flow, channel, target ?? undefined, context.auth),
    );
  }

  @Mutation(() => PushAuthResult, {
    description:
      'Rings the phone that is a factor of this login: three times in five minutes per user and phone. Follow the event with `pushAuthEventUpdated`, then `verifyMfa(answer: {push})`. Answers `PushAuthUnavailable` when the vendor knows no such phone or the login does not take it, `AttemptsLimited`, or `FlowExpired`.',
  })
  @Guard(rateLimit('sendCode'))
  async startMfaPush(
    @Arg('flow', () => ID, { description: 'From `MfaRequired` with the factor PUSH.' }) flow: string,
    @Ctx() context: Context,
  ): Promise<PushOutcome | FlowExpired> {
    return toGraphQLOutcome(context, await context.services.localFactors.startPush(flow, context.auth));
  }

  @Mutation(() => MfaResult, {
    description:
      'Passes the second factor of a login. Five tries per flow; after 20 wrong ones of an account in an hour, in whatever flow, `AttemptsLimited` for 15 minutes, unless the server is set otherwise.',
  })
  @Guard(rateLimit('login'))
  async verifyMfa(
    @Arg('flow', () => ID, { description: 'From `MfaRequired`.' }) flow: string,
    @Arg('answer', () => MfaAnswerInput, { description: 'The second factor.' }) answer: MfaAnswerInput,
    @Ctx() context: Context,
  ): Promise<MfaOutcome> {
    return toGraphQLOutcome(context, await context.services.mfa.verify(flow, mfaAnswer(answer), context.auth));
  }

  @Mutation(() => TotpEnrollmentResult, {
    description:
      'Makes a new authenticator secret for the user. It is in force once `confirmTotp` has seen a code of it.',
  })
  @Guard(stepUp())
  async enrollTotp(
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Answer<'enrollTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.enrollTotp(flow ?? undefined, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Puts a new authenticator in force: from the next login on, its code is asked for. The user’s other sessions end, where the server is set so. Answers `AccountUpdated`, `CodeRejected` for a wrong code, `InputRejected` or `FlowExpired`. With a flow, go on with `verifyMfa(answer: {totp})`.',
  })
  @Guard(stepUp(), rateLimit('login'))
  async confirmTotp(
    @Arg('code', () => String, { description: 'The six digits that the app shows now.' }) code: string,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Answer<'confirmTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.confirmTotp(code, flow ?? undefined, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes the authenticator of the signed-in user, and its recovery code. The user’s other sessions end, where the server is set so. Answers `AccountUpdated`, or `NotFound` when there is none.',
  })
  @Guard(session(), stepUp())
  async removeTotp(@Ctx() context: Context): Answer<'removeTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.removeTotp(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Makes the user’s face a second factor, or replaces it. The user’s other sessions end, where the server is set so. Answers `AccountUpdated`, `InputRejected` for a photo that cannot be used, or `FlowExpired`. With a flow, go on with `verifyMfa(answer: {facePhoto})`.',
  })
  @Guard(stepUp(), rateLimit('login'))
  async enrollFace(
    @Arg('photo', () => String, {
      description: 'A photo of the face as a JPEG or PNG `data:` URL, at most 700 kB when decoded.',
    })
    photo: string,
    @Arg('secondPhoto', () => String, {
      nullable: true,
      description: 'A second photo of the same face, by the same rules; the first one stands for both otherwise.',
    })
    secondPhoto: string | undefined,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): Answer<'enrollFace'> {
    const { services, auth } = context;
    const second = secondPhoto ?? undefined;
    return toGraphQLOutcome(context, await services.factors.enrollFace(photo, second, flow ?? undefined, auth));
  }
}
