import { createUnionType, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type {
  CaptchaChallenge as CaptchaChallengeOutcome,
  CaptchaReason as CaptchaReasonId,
} from '../../services/outcomes.js';
import { AttemptsLimited, createOutcomeType, Outcome, OutcomeType, resolveOutcome } from '../outcome.js';
import { DateTime, JsonObject, Url } from '../scalars.js';

@ObjectType({
  description: 'A picture of characters that the user types. Answer it with `continueLogin`.',
  simpleResolvers: true,
})
export class ImageChallenge {
  @Field(() => ID, { description: 'The id of the picture. No operation takes it.' })
  id!: string;

  @Field(() => String, { description: 'The picture as a `data:` URL, for `<img src>`.' })
  imageDataUrl!: string;

  @Field(() => DateTime, { description: 'When the challenge expires: two minutes after its creation.' })
  expiresAt!: Date;
}

@ObjectType({
  description:
    'A GeeTest v3 challenge. Load `scriptUrl` and call `initGeetest({gt, challenge, offline: !success, new_captcha: newCaptcha, api_server: apiServer})` with these values.',
  simpleResolvers: true,
})
export class GeetestV3Challenge {
  @Field(() => ID, {
    description:
      'The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer.',
  })
  id!: string;

  @Field(() => String, { description: 'The vendor’s public id of this site.' })
  gt!: string;

  @Field(() => String, { description: 'The vendor’s id of the challenge, for the widget.' })
  challenge!: string;

  @Field(() => Boolean, { description: 'False while the vendor is down. Pass `offline: true` to the widget then.' })
  success!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the widget is of version 3.0. Pass it to the widget as `new_captcha`.',
  })
  newCaptcha!: boolean;

  @Field(() => Url, { description: 'The URL of the vendor’s script. Load it in the page.' })
  scriptUrl!: string;

  @Field(() => String, {
    description:
      'The host of the vendor’s service in the region of this site, without a scheme. Pass it to the widget as `api_server`.',
  })
  apiServer!: string;

  @Field(() => DateTime, { description: 'When the challenge expires.' })
  expiresAt!: Date;
}

@ObjectType({
  description: 'A GeeTest v4 challenge. Load `scriptUrl` and call `initGeetest4({captchaId})` with this value.',
  simpleResolvers: true,
})
export class GeetestV4Challenge {
  @Field(() => ID, {
    description:
      'The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer.',
  })
  id!: string;

  @Field(() => String, { description: 'The vendor’s public id of this site.' })
  captchaId!: string;

  @Field(() => Url, { description: 'The URL of the vendor’s script. Load it in the page.' })
  scriptUrl!: string;

  @Field(() => DateTime, { description: 'When the challenge expires.' })
  expiresAt!: Date;
}

@ObjectType({
  description:
    'A challenge of any other captcha provider. Load `scriptUrl`, run the widget `kind` with `parameters`, and send its result as `CaptchaAnswer.widget`.',
  simpleResolvers: true,
})
export class CaptchaWidget {
  @Field(() => ID, {
    description:
      'The id of the challenge. Send it to `verifyCaptcha`, unless `CaptchaRequired` has a `continuation`: then call `continueLogin`. A challenge accepts one answer.',
  })
  id!: string;

  @Field(() => String, { description: 'The provider’s name of the widget.' })
  kind!: string;

  @Field(() => Url, { description: 'The URL of the vendor’s script. Load it in the page.' })
  scriptUrl!: string;

  @Field(() => JsonObject, { description: 'The parameters that the page passes to the widget.' })
  parameters!: Readonly<Record<string, unknown>>;

  @Field(() => DateTime, { description: 'When the challenge expires.' })
  expiresAt!: Date;
}

export const CaptchaChallenge = createUnionType({
  name: 'CaptchaChallenge',
  description: 'A captcha challenge to show to the user.',
  types: () => [GeetestV3Challenge, GeetestV4Challenge, ImageChallenge, CaptchaWidget] as const,
  resolveType: resolveOutcome,
});

export const CaptchaReason: Readonly<Record<CaptchaReasonId, CaptchaReasonId>> = {
  TOO_MANY_FAILURES: 'TOO_MANY_FAILURES',
  POLICY: 'POLICY',
  PROVIDER: 'PROVIDER',
};
registerEnumType(CaptchaReason, {
  name: 'CaptchaReason',
  description: 'Why a captcha is required.',
  valuesConfig: {
    TOO_MANY_FAILURES: {
      description: 'This account, phone, e-mail address or IP address has failed, or used the operation, too often.',
    },
    POLICY: { description: 'This server requires a captcha for every such operation.' },
    PROVIDER: { description: 'The identity provider requires its own captcha, an `ImageChallenge`.' },
  },
});

@OutcomeType('CaptchaRequired')
export class CaptchaRequired extends Outcome<'CaptchaRequired'> {
  @Field(() => CaptchaReason, {
    description:
      'Why the captcha is required. Select it with an alias, such as `captchaReason: reason`, beside `PasswordChangeRequired.reason`, which has another type.',
  })
  reason!: CaptchaReasonId;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the held login for `continueLogin`. It is valid once, for two minutes, and only for this client. Null if no login is held: then use `verifyCaptcha`.',
  })
  continuation!: string | null;

  @Field(() => CaptchaChallenge, { description: 'The captcha challenge to show.' })
  challenge!: CaptchaChallengeOutcome;
}

@OutcomeType('CaptchaRejected')
export class CaptchaRejected extends Outcome<'CaptchaRejected'> {
  @Field(() => CaptchaChallenge, {
    nullable: true,
    description: 'A new challenge, if the client can try again at once; null otherwise.',
  })
  challenge!: CaptchaChallengeOutcome | null;
}

export const CaptchaPassed = createOutcomeType('CaptchaPassed');

export const CaptchaResult = createUnionType({
  name: 'CaptchaResult',
  description: 'The result of `verifyCaptcha`.',
  types: () => [CaptchaPassed, CaptchaRejected, AttemptsLimited] as const,
  resolveType: resolveOutcome,
});
