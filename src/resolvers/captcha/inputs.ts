import { Directive, Field, InputType, registerEnumType } from 'type-graphql';
import type { CaptchaPurpose as CaptchaPurposeId } from '../../services/captcha/captcha.js';
import type { LoginCaptcha } from '../../services/login/login.js';
import { JsonObject } from '../scalars.js';

export const CaptchaPurpose: Readonly<Record<CaptchaPurposeId, CaptchaPurposeId>> = {
  LOGIN: 'LOGIN',
  REGISTER: 'REGISTER',
  SEND_CODE: 'SEND_CODE',
  RESET_PASSWORD: 'RESET_PASSWORD',
  LOOKUP: 'LOOKUP',
};
registerEnumType(CaptchaPurpose, {
  name: 'CaptchaPurpose',
  description: 'The operation that a captcha is for. A pass is valid only for its purpose.',
  valuesConfig: {
    LOGIN: { description: 'For `login`, and for `requestPushAuth` with purpose LOGIN.' },
    REGISTER: { description: 'For `register`.' },
    SEND_CODE: { description: 'For `sendSmsCode` and `sendEmail`.' },
    RESET_PASSWORD: { description: 'For `resetPassword`.' },
    LOOKUP: { description: 'For `userExists`.' },
  },
});

@InputType({ description: 'The result of `getValidate()` of the GeeTest v3 widget.' })
export class GeetestV3Answer {
  @Field(() => String, { description: 'The value `geetest_challenge`.' })
  challenge!: string;

  @Field(() => String, { description: 'The value `geetest_validate`.' })
  validate!: string;

  @Field(() => String, { description: 'The value `geetest_seccode`.' })
  seccode!: string;
}

@InputType({ description: 'The result of `getValidate()` of the GeeTest v4 widget.' })
export class GeetestV4Answer {
  @Field(() => String, { description: 'The value `lot_number`.' })
  lotNumber!: string;

  @Field(() => String, { description: 'The value `captcha_output`.' })
  captchaOutput!: string;

  @Field(() => String, { description: 'The value `pass_token`.' })
  passToken!: string;

  @Field(() => String, { description: 'The value `gen_time`.' })
  genTime!: string;
}

@Directive('@oneOf')
@InputType('CaptchaAnswer', {
  description: 'The answer to a captcha. Set exactly one member: the one for the type of the challenge.',
})
export class CaptchaAnswerInput {
  @Field(() => GeetestV3Answer, { nullable: true, description: 'The answer to a `GeetestV3Challenge`.' })
  geetestV3?: GeetestV3Answer;

  @Field(() => GeetestV4Answer, { nullable: true, description: 'The answer to a `GeetestV4Challenge`.' })
  geetestV4?: GeetestV4Answer;

  @Field(() => String, {
    nullable: true,
    description:
      'The answer to an `ImageChallenge`: the characters in the picture, at most 32. Only for `continueLogin`.',
  })
  image?: string;

  @Field(() => JsonObject, {
    nullable: true,
    description: 'The answer to a `CaptchaWidget`: the object that the widget returned.',
  })
  widget?: Record<string, unknown>;
}

/** Converts the one member that is set to the type of the services. */
export function captchaAnswer({ geetestV3, geetestV4, widget, image }: CaptchaAnswerInput): LoginCaptcha {
  if (geetestV3) {
    const { challenge, validate, seccode } = geetestV3;
    return { kind: 'serverInitiated', challenge, validate, seccode };
  }
  if (geetestV4) {
    const { lotNumber, captchaOutput, passToken, genTime } = geetestV4;
    return { kind: 'clientInitiated', lotNumber, captchaOutput, passToken, genTime };
  }
  if (widget) return { kind: 'widget', values: widget };
  return { kind: 'image', text: image ?? '' };
}
