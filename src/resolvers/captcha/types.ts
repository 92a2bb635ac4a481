import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import type { CaptchaChallenge as CaptchaChallengeOutcome } from '../../services/outcomes.js';
import { AttemptsLimited, createOutcomeType, Outcome, OutcomeType, resolveOutcome } from '../outcome.js';
import { DateTime, JsonObject, Url } from '../scalars.js';

@ObjectType({ description: 'A picture of characters to type.', simpleResolvers: true })
export class ImageChallenge {
  @Field(() => ID, { description: 'Names the picture.' })
  id!: string;

  @Field(() => String, { description: 'The picture as a `data:` URL, for `<img src>`.' })
  imageDataUrl!: string;

  @Field(() => DateTime, { description: 'When it expires: two minutes after it was made.' })
  expiresAt!: Date;
}

@ObjectType({
  description:
    'A GeeTest v3 challenge: give `initGeetest({gt, challenge, offline: !success, new_captcha: newCaptcha})` of the vendor’s gt.js its values.',
  simpleResolvers: true,
})
export class GeetestV3Challenge {
  @Field(() => ID, { description: 'Names the challenge for `verifyCaptcha`. It takes one answer.' })
  id!: string;

  @Field(() => String, { description: 'The public id of this site at the vendor.' })
  gt!: string;

  @Field(() => String, { description: 'The vendor’s own name of the challenge, for the widget.' })
  challenge!: string;

  @Field(() => Boolean, { description: 'False while the vendor is down: the widget then works offline.' })
  success!: boolean;

  @Field(() => Boolean, { description: 'Whether the widget is one of the 3.0 generation.' })
  newCaptcha!: boolean;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt!: Date;
}

@ObjectType({
  description: 'A GeeTest v4 challenge: give `initGeetest4({captchaId})` of the vendor’s gt4.js its value.',
  simpleResolvers: true,
})
export class GeetestV4Challenge {
  @Field(() => ID, { description: 'Names the challenge for `verifyCaptcha`. It takes one answer.' })
  id!: string;

  @Field(() => String, { description: 'The public id of this site at the vendor.' })
  captchaId!: string;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt!: Date;
}

@ObjectType({
  description:
    'A challenge of any other captcha provider: load `scriptUrl`, run the widget `kind` with `parameters`, and send its result as `CaptchaAnswer.widget`.',
  simpleResolvers: true,
})
export class CaptchaWidget {
  @Field(() => ID, { description: 'Names the challenge for `verifyCaptcha`. It takes one answer.' })
  id!: string;

  @Field(() => String, { description: 'Which widget it is, by a name of the provider.' })
  kind!: string;

  @Field(() => Url, { description: 'The vendor’s script.' })
  scriptUrl!: string;

  @Field(() => JsonObject, { description: 'What the page gives to the widget.' })
  parameters!: Readonly<Record<string, unknown>>;

  @Field(() => DateTime, { description: 'When it expires.' })
  expiresAt!: Date;
}

export const CaptchaChallenge = createUnionType({
  name: 'CaptchaChallenge',
  description: 'A captcha to show.',
  types: () => [GeetestV3Challenge, GeetestV4Challenge, ImageChallenge, CaptchaWidget] as const,
  resolveType: resolveOutcome,
});

@OutcomeType('CaptchaRequired')
export class CaptchaRequired extends Outcome<'CaptchaRequired'> {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the held login for `continueLogin`: valid once, for two minutes, only for this caller. Null if no login is held.',
  })
  continuation!: string | null;

  @Field(() => CaptchaChallenge, { description: 'The captcha to show.' })
  challenge!: CaptchaChallengeOutcome;
}

@OutcomeType('CaptchaRejected')
export class CaptchaRejected extends Outcome<'CaptchaRejected'> {
  @Field(() => CaptchaChallenge, { nullable: true, description: 'A new captcha, if the caller can try again at once.' })
  challenge!: CaptchaChallengeOutcome | null;
}

export const CaptchaPassed = createOutcomeType('CaptchaPassed');

export const CaptchaResult = createUnionType({
  name: 'CaptchaResult',
  description: 'The result of an answer to a captcha.',
  types: () => [CaptchaPassed, CaptchaRejected, AttemptsLimited] as const,
  resolveType: resolveOutcome,
});
