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
      'Signs a user in. Limits, unless the server is configured otherwise: 30 sign-in requests per minute from one IP address; 20 failed attempts within an hour lock the account for 15 minutes. Beyond a limit the result is `AttemptsLimited`. One operation may have only one of the fields `login`, `continueLogin`, `register`, `verifyMfa`, `resetPassword`, `updatePassword`, `stepUp` and `createLinkProof`.',
  })
  @Guard(rateLimit('login'))
  async login(
    @Arg('input', () => LoginInput, { description: 'The login method, its credentials and the options.' })
    input: LoginInput,
    @Ctx() context: Context,
  ): Promise<PushLoginOutcome> {
    const { passkey, pushAuth } = input.method;
    if (passkey) return toGraphQLOutcome(context, await context.services.passkeyLogin.login(passkey, context.auth));
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
      'Continues a login that was held for a captcha. After a wrong answer the result is `CaptchaRequired` with a new challenge and a new continuation, three times at most; then it is `CaptchaRejected`: start again with `login`.',
  })
  @Guard(rateLimit('login'))
  async continueLogin(
    @Arg('continuation', () => ID, { description: 'The `continuation` of `CaptchaRequired`.' }) continuation: string,
    @Arg('captcha', () => CaptchaAnswerInput, {
      description: 'The answer to the `challenge` of that `CaptchaRequired`.',
    })
    captcha: CaptchaAnswerInput,
    @Ctx() context: Context,
  ): Promise<LoginOutcome> {
    return toGraphQLOutcome(
      context,
      await context.services.login.continue(continuation, captchaAnswer(captcha), context.auth),
    );
  }
}
