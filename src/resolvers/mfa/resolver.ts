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

type FactorResult<M extends keyof Factors> = Factors[M] extends (...args: never[]) => infer R ? R : never;

const FLOW =
  'The `flow` of `MfaRequired`, to set up the factor during that login: its `factors` must be empty and its `enrollable` must have this kind; otherwise the error is FORBIDDEN. Leave it out to set up the factor of the signed-in user.';

@Resolver(() => User)
export class MfaResolver {
  @FieldResolver(() => [MfaAuthenticator], {
    nullable: true,
    description: 'The second factors that the user has set up. Null for any user except the caller.',
  })
  mfaAuthenticators(@Root() user: UserOutcome, @Ctx() { loaders }: Context): Promise<readonly Authenticator[] | null> {
    return loaders.mfaAuthenticators(user);
  }

  @Mutation(() => SendCodeResult, {
    description:
      'Sends the code for a second factor of a login. Limits, unless the server is configured otherwise: one code per minute and ten per day to one phone or e-mail address. Returns `CodeSent`; `AttemptsLimited` beyond a limit; `FlowExpired` if the login has expired: start again with `login`; or `InputRejected` if this login does not accept such a code.',
  })
  @Guard(rateLimit('sendCode'))
  async sendMfaCode(
    @Arg('flow', () => ID, { description: 'The `flow` of `MfaRequired`.' }) flow: string,
    @Arg('channel', () => CodeChannel, { description: 'How the code is sent.' }) channel: CodeChannelId,
    @Arg('target', () => String, {
      nullable: true,
      description:
        'The phone (E.164 or Chinese national form) or e-mail address to bind to the account. Only for an account without a factor, if `enrollable` has this kind. A correct code binds it.',
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
      'Sends a push request to the phone that is a factor of this login. Limit: three requests within five minutes per user and phone; beyond it the result is `AttemptsLimited`. Follow the event with `pushAuthEventUpdated`, then call `verifyMfa(answer: {push})`. Returns `PushAuthStarted`; `PushAuthUnavailable` if the vendor does not know the phone or if the login does not accept it: choose another factor; or `FlowExpired` if the login has expired: start again with `login`.',
  })
  @Guard(rateLimit('sendCode'))
  async startMfaPush(
    @Arg('flow', () => ID, { description: 'The `flow` of `MfaRequired`, whose `factors` have PUSH.' }) flow: string,
    @Ctx() context: Context,
  ): Promise<PushOutcome | FlowExpired> {
    return toGraphQLOutcome(context, await context.services.localFactors.startPush(flow, context.auth));
  }

  @Mutation(() => MfaResult, {
    description:
      'Verifies the second factor of a login and continues it. A flow allows five attempts. After 20 failed attempts of one account within an hour, across all flows, the result is `AttemptsLimited` for 15 minutes, unless the server is configured otherwise. After a correct proof the result is `LoginSuccess`, or the next step of the login, such as `MfaRequired` with a new flow.',
  })
  @Guard(rateLimit('login'))
  async verifyMfa(
    @Arg('flow', () => ID, { description: 'The `flow` of `MfaRequired`.' }) flow: string,
    @Arg('answer', () => MfaAnswerInput, { description: 'The proof of the second factor.' }) answer: MfaAnswerInput,
    @Ctx() context: Context,
  ): Promise<MfaOutcome> {
    return toGraphQLOutcome(context, await context.services.mfa.verify(flow, mfaAnswer(answer), context.auth));
  }

  @Mutation(() => TotpEnrollmentResult, {
    description:
      'Creates the secret of a new authenticator app. The factor becomes active when `confirmTotp` receives its first code. Returns `TotpEnrollment`; `AlreadyEnrolled` if an authenticator is active: call `removeTotp` first; or `FlowExpired`.',
  })
  @Guard(stepUp())
  async enrollTotp(
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): FactorResult<'enrollTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.enrollTotp(flow ?? undefined, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Activates a new authenticator app: from the next login on, a code is required. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `CodeRejected` if the code is wrong; `InputRejected` if it is not six digits; or `FlowExpired`. With a `flow`, then call `verifyMfa(answer: {totp})`.',
  })
  @Guard(stepUp(), rateLimit('login'))
  async confirmTotp(
    @Arg('code', () => String, { description: 'The code of six digits that the app shows now.' }) code: string,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): FactorResult<'confirmTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.confirmTotp(code, flow ?? undefined, context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Removes the authenticator app of the signed-in user, and its recovery code. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; or `NotFound` if there is no authenticator.',
  })
  @Guard(session(), stepUp())
  async removeTotp(@Ctx() context: Context): FactorResult<'removeTotp'> {
    return toGraphQLOutcome(context, await context.services.factors.removeTotp(context.auth));
  }

  @Mutation(() => AccountResult, {
    description:
      'Adds the user’s face as a second factor, or replaces its photo. If the server is configured so (default), the user’s other sessions end. Returns `AccountUpdated`; `InputRejected` if a photo cannot be used; or `FlowExpired`. With a `flow`, then call `verifyMfa(answer: {facePhoto})`.',
  })
  @Guard(stepUp(), rateLimit('login'))
  async enrollFace(
    @Arg('photo', () => String, {
      description: 'A photo of the user’s face as a JPEG or PNG `data:` URL, at most 700,000 bytes when decoded.',
    })
    photo: string,
    @Arg('secondPhoto', () => String, {
      nullable: true,
      description: 'A second photo of the same face, with the same rules. Default: the first photo.',
    })
    secondPhoto: string | undefined,
    @Arg('flow', () => ID, { nullable: true, description: FLOW }) flow: string | undefined,
    @Ctx() context: Context,
  ): FactorResult<'enrollFace'> {
    const { services, auth } = context;
    const second = secondPhoto ?? undefined;
    return toGraphQLOutcome(context, await services.factors.enrollFace(photo, second, flow ?? undefined, auth));
  }
}
