import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { rateLimit } from '../../policies/rateLimit.js';
import type { LoginOutcome } from '../../services/login/login.js';
import type { PushLoginOutcome } from '../../services/login/pushLogin.js';
import { CaptchaAnswerInput, captchaAnswer } from '../captcha/inputs.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { LoginInput, loginMethod } from './inputs.js';
import { LoginResult } from './types.js';

@Resolver()
export class LoginResolver {
  @Mutation(() => LoginResult, {
    description:
      'Signs a user in. 30 tries a minute per address; 20 failures in an hour lock an account for 15 minutes. One credential field (login, continueLogin, register, verifyMfa, resetPassword, updatePassword, stepUp, createLinkProof) per operation.',
  })
  @Guard(rateLimit('login'))
  async login(
    @Arg('input', () => LoginInput, { description: 'How to log in, and with what.' }) input: LoginInput,
    @Ctx() context: Context,
  ): Promise<PushLoginOutcome> {
    const { pushAuth } = input.method;
    if (pushAuth)
      return toGraphQLOutcome(context, await context.services.pushLogin.login(pushAuth.event, context.auth));
    const { method, provider, autoRegister, customData, context: values, captchaPass } = input;
    const attempt = {
      method: loginMethod(method),
      provider: provider ?? undefined,
      autoRegister: autoRegister ?? false,
      customData: customData ?? undefined,
      context: values ?? undefined,
      captchaPass: captchaPass?.reveal(),
    };
    return toGraphQLOutcome(context, await context.services.login.login(attempt, context.auth));
  }

  @Mutation(() => LoginResult, {
    description:
      'Goes on with a login that was held for a captcha. A wrong answer gets `CaptchaRequired` with a new challenge and continuation, three times; then `CaptchaRejected`.',
  })
  @Guard(rateLimit('login'))
  async continueLogin(
    @Arg('continuation', () => ID, { description: 'From `CaptchaRequired`.' }) continuation: string,
    @Arg('captcha', () => CaptchaAnswerInput, { description: 'The answer to its challenge.' })
    captcha: CaptchaAnswerInput,
    @Ctx() context: Context,
  ): Promise<LoginOutcome> {
    return toGraphQLOutcome(
      context,
      await context.services.login.continue(continuation, captchaAnswer(captcha), context.auth),
    );
  }
}
