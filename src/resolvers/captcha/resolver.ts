import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { rateLimit } from '../../policies/rateLimit.js';
import type { CaptchaPurpose as CaptchaPurposeId, Captchas } from '../../services/captcha/captcha.js';
import { type CaptchaRejected, createOutcome, type IssuedChallenge } from '../../services/outcomes.js';
import type { Context } from '../context.js';
import { Guard } from '../guard.js';
import { toGraphQLOutcome } from '../outcome.js';
import { CaptchaAnswerInput, CaptchaPurpose, captchaAnswer } from './inputs.js';
import { CaptchaChallenge, CaptchaResult } from './types.js';

@Resolver()
export class CaptchaResolver {
  @Mutation(() => CaptchaChallenge, {
    description:
      'Creates a captcha challenge, for pages that show a captcha before an operation requires one. Answer it with `verifyCaptcha`. If the server has no captcha provider, the error is PROVIDER_NOT_CONFIGURED: then no operation requires a captcha, except that a login can require an `ImageChallenge`. Limit: 30 requests per minute from one IP address, together with `verifyCaptcha`, unless the server is configured otherwise; beyond it the error is RATE_LIMITED.',
  })
  @Guard(rateLimit('captcha'))
  createCaptchaChallenge(
    @Arg('purpose', () => CaptchaPurpose, { description: 'The operation that the captcha is for.' })
    purpose: CaptchaPurposeId,
    @Ctx() { services, auth }: Context,
  ): Promise<IssuedChallenge> {
    return services.captchas.create(purpose, auth);
  }

  @Mutation(() => CaptchaResult, {
    description:
      'Verifies the answer to a challenge. For a correct answer it returns `CaptchaPassed` with a `pass`. A challenge accepts one answer: after a wrong one, create a new challenge. Answer an `ImageChallenge` with `continueLogin`; here it returns `CaptchaRejected`. Beyond 30 requests per minute from one IP address, together with `createCaptchaChallenge`, it returns `AttemptsLimited`, unless the server is configured otherwise.',
  })
  @Guard(rateLimit('captcha'))
  async verifyCaptcha(
    @Arg('challenge', () => ID, { description: 'The `id` of the challenge.' }) challenge: string,
    @Arg('answer', () => CaptchaAnswerInput, { description: 'The result of the widget.' })
    answer: CaptchaAnswerInput,
    @Ctx() context: Context,
  ): ReturnType<Captchas['verify']> {
    const { services, auth } = context;
    const parsed = captchaAnswer(answer);
    const rejected: CaptchaRejected = createOutcome('CaptchaRejected', { challenge: null });
    return toGraphQLOutcome(
      context,
      parsed.kind === 'image' ? rejected : await services.captchas.verify(challenge, parsed, auth),
    );
  }
}
