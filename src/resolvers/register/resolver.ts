import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { captchaGate } from '../../policies/captchaGate.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { RegisterOutcome } from '../../services/login/register.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { profileOf, RegisterInput, readRegistration, registerMethod } from './inputs.js';
import { RegisterResult } from './types.js';

@Resolver()
export class RegisterResolver {
  @Mutation(() => RegisterResult, {
    description:
      'Creates an account. With `forceLogin` it also signs the new user in. Limit: 30 registrations per minute from one IP address, unless the server is configured otherwise; beyond it the result is `AttemptsLimited`. It may first require a captcha (`CaptchaRequired`).',
  })
  @Guard(rateLimit('register'), captchaGate('REGISTER', readRegistration))
  async register(
    @Arg('input', () => RegisterInput, {
      description: 'The registration method, its credentials, the profile and the options.',
    })
    input: RegisterInput,
    @Ctx() context: Context,
  ): Promise<RegisterOutcome> {
    const { method, provider, profile, forceLogin, customData, context: values } = input;
    const registration = {
      method: registerMethod(method),
      provider: provider ?? undefined,
      profile: profileOf(profile),
      forceLogin: forceLogin ?? false,
      customData: customData ?? undefined,
      context: values ?? undefined,
    };
    return toGraphQLOutcome(context, await context.services.register.register(registration, context.auth));
  }
}
