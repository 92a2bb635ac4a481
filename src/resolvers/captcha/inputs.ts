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
  description: 'What a captcha is solved for. A pass is good for its purpose alone.',
  valuesConfig: {
    LOGIN: { description: '`login`.' },
    REGISTER: { description: '`register`.' },
    SEND_CODE: { description: '`sendSmsCode` and `sendEmail`.' },
    RESET_PASSWORD: { description: '`resetPassword`.' },
    LOOKUP: { description: '`userExists`.' },
  },
});

@InputType({ description: 'What `getValidate()` of the GeeTest v3 widget returns.' })
export class GeetestV3Answer {
  @Field(() => String, { description: '`geetest_challenge`.' })
  challenge!: string;

  @Field(() => String, { description: '`geetest_validate`.' })
  validate!: string;

  @Field(() => String, { description: '`geetest_seccode`.' })
  seccode!: string;
}

@InputType({ description: 'What `getValidate()` of the GeeTest v4 widget returns.' })
export class GeetestV4Answer {
  @Field(() => String, { description: '`lot_number`.' })
  lotNumber!: string;

  @Field(() => String, { description: '`captcha_output`.' })
  captchaOutput!: string;

  @Field(() => String, { description: '`pass_token`.' })
  passToken!: string;

  @Field(() => String, { description: '`gen_time`.' })
  genTime!: string;
}

@Directive('@oneOf')
@InputType('CaptchaAnswer', {
  description: 'The answer to a captcha: exactly one member, of the challenge’s own kind.',
})
export class CaptchaAnswerInput {
  @Field(() => GeetestV3Answer, { nullable: true, description: 'To a `GeetestV3Challenge`.' })
  geetestV3?: GeetestV3Answer;

  @Field(() => GeetestV4Answer, { nullable: true, description: 'To a `GeetestV4Challenge`.' })
  geetestV4?: GeetestV4Answer;

  @Field(() => String, {
    nullable: true,
    description: 'The characters of an `ImageChallenge`, at most 32; for `continueLogin` alone.',
  })
  image?: string;

  @Field(() => JsonObject, { nullable: true, description: 'To a `CaptchaWidget`: what its widget returns.' })
  widget?: Record<string, unknown>;
}

/** The one member that is set, as the services know it. */
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
