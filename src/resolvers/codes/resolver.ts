import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { captchaGate } from '../../policies/captchaGate.js';
import { rateLimit } from '../../policies/rateLimit.js';
import type { SendCodeOutcome } from '../../services/login/codes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { readMail, readSms, SendEmailInput, SendSmsCodeInput } from './inputs.js';
import { SendCodeResult } from './types.js';

@Resolver()
export class CodesResolver {
  @Mutation(() => SendCodeResult, {
    description: 'Sends a one-time code by SMS: one a minute and ten a day per phone.',
  })
  @Guard(rateLimit('sendCode'), captchaGate('SEND_CODE', readSms))
  async sendSmsCode(
    @Arg('input', () => SendSmsCodeInput, { description: 'Where to, and what for.' }) input: SendSmsCodeInput,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome> {
    const { phone, scene, provider } = input;
    const target = { phone, scene: scene ?? 'LOGIN', provider: provider ?? undefined };
    return toGraphQLOutcome(context, await context.services.codes.sendSms(target, context.auth));
  }

  @Mutation(() => SendCodeResult, {
    description: 'Sends a mail with a one-time code or link: one a minute and ten a day per address.',
  })
  @Guard(rateLimit('sendCode'), captchaGate('SEND_CODE', readMail))
  async sendEmail(
    @Arg('input', () => SendEmailInput, { description: 'Where to, and what for.' }) input: SendEmailInput,
    @Ctx() context: Context,
  ): Promise<SendCodeOutcome> {
    const { email, scene, provider } = input;
    const target = { email, scene, provider: provider ?? undefined };
    return toGraphQLOutcome(context, await context.services.codes.sendEmail(target, context.auth));
  }
}
