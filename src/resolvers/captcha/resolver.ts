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
      'Creates a captcha to show before an operation requires one. Answers the error PROVIDER_NOT_CONFIGURED where the server has no captcha provider: then no operation requires a captcha, except for the picture of a login.',
  })
  @Guard(rateLimit('captcha'))
  createCaptchaChallenge(
    @Arg('purpose', () => CaptchaPurpose, { description: 'What it will be solved for.' }) purpose: CaptchaPurposeId,
    @Ctx() { services, auth }: Context,
  ): Promise<IssuedChallenge> {
    return services.captchas.create(purpose, auth);
  }

  @Mutation(() => CaptchaResult, {
    description:
      'Verifies the answer to a challenge, and returns a pass for a correct one. Every challenge takes one answer; an `ImageChallenge` is answered with `continueLogin` instead and is refused here.',
  })
  @Guard(rateLimit('captcha'))
  async verifyCaptcha(
    @Arg('challenge', () => ID, { description: 'The challenge’s `id`.' }) challenge: string,
    @Arg('answer', () => CaptchaAnswerInput, { description: 'What the widget handed over.' })
    answer: CaptchaAnswerInput,
    @Ctx() context: Context,
  ): ReturnType<Captchas['verify']> {
    const { services, auth } = context;
    const given = captchaAnswer(answer);
    const refused: CaptchaRejected = createOutcome('CaptchaRejected', { challenge: null });
    return toGraphQLOutcome(
      context,
      given.kind === 'image' ? refused : await services.captchas.verify(challenge, given, auth),
    );
  }
}
