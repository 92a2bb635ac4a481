import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { captchaGate } from '../../policies/captchaGate.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { SendCodeOutcome } from '../../services/login/codes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { readEmail, readSms, SendEmailInput, SendSmsCodeInput } from './inputs.js';
import { SendCodeResult } from './types.js';

@Resolver()
export class CodesResolver {
  @Mutation(() => SendCodeResult, {
    description:
      'Sends a one-time code by SMS. Limits, unless the server is configured otherwise: one code per minute and ten per day to one phone; 30 requests for codes per minute from one IP address. Beyond a limit the result is `AttemptsLimited`.',
  })
  @Guard(rateLimit('sendCode'), captchaGate('SEND_CODE', readSms))
  async sendSmsCode(
    @Arg('input', () => SendSmsCodeInput, { description: 'The recipient and the purpose.' }) input: SendSmsCodeInput,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome> {
    const { phone, scene, provider } = input;
    const target = { phone, scene: scene ?? 'LOGIN', provider: provider ?? undefined };
    return toGraphQLOutcome(context, await context.services.codes.sendSms(target, context.auth));
  }

  @Mutation(() => SendCodeResult, {
    description:
      'Sends an e-mail with a one-time code or a link. Limits, unless the server is configured otherwise: one e-mail per minute and ten per day to one e-mail address; 30 requests for codes per minute from one IP address. Beyond a limit the result is `AttemptsLimited`.',
  })
  @Guard(rateLimit('sendCode'), captchaGate('SEND_CODE', readEmail))
  async sendEmail(
    @Arg('input', () => SendEmailInput, { description: 'The recipient and the purpose.' }) input: SendEmailInput,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome> {
    const { email, scene, provider } = input;
    const target = { email, scene, provider: provider ?? undefined };
    return toGraphQLOutcome(context, await context.services.codes.sendEmail(target, context.auth));
  }
}
