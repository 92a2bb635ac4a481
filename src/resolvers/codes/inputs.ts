import { Field, InputType, registerEnumType } from 'type-graphql';
import type {
  EmailScene as EmailSceneId,
  IdentityProviderId,
  SmsScene as SmsSceneId,
} from '../../datasources/capabilities.js';
import type { GatedArguments } from '../../policies/captchaGate.js';
import { Secret, type SecretValue } from '../scalars.js';
import { IdentityProvider } from '../session/identityProvider.js';

export const SmsScene: Readonly<Record<SmsSceneId, SmsSceneId>> = {
  LOGIN: 'LOGIN',
  REGISTER: 'REGISTER',
  RESET_PASSWORD: 'RESET_PASSWORD',
  BIND: 'BIND',
  MFA_VERIFY: 'MFA_VERIFY',
};
registerEnumType(SmsScene, {
  name: 'SmsScene',
  description: 'What an SMS code is for.',
  valuesConfig: {
    LOGIN: { description: 'For `login(method: {phoneCode})`.' },
    REGISTER: { description: 'For `register(method: {phoneCode})`.' },
    RESET_PASSWORD: { description: 'For `resetPassword(input: {phoneCode})`.' },
    BIND: { description: 'To bind or change a phone.' },
    MFA_VERIFY: { description: 'As a second factor.' },
  },
});

export const EmailScene: Readonly<Record<EmailSceneId, EmailSceneId>> = {
  RESET_PASSWORD: 'RESET_PASSWORD',
  VERIFY_EMAIL: 'VERIFY_EMAIL',
  CHANGE_EMAIL: 'CHANGE_EMAIL',
  MFA_VERIFY: 'MFA_VERIFY',
};
registerEnumType(EmailScene, {
  name: 'EmailScene',
  description: 'What a mail is for.',
  valuesConfig: {
    RESET_PASSWORD: { description: 'A code for `resetPassword(input: {emailCode})`.' },
    VERIFY_EMAIL: { description: 'A link or code that verifies the address.' },
    CHANGE_EMAIL: { description: 'A code to bind or change an address.' },
    MFA_VERIFY: { description: 'A code as a second factor.' },
  },
});

const PROVIDER = 'The vendor that sends it; the server’s default otherwise.';

@InputType({ description: 'Where an SMS code goes, and what for.' })
export class SendSmsCodeInput {
  @Field(() => String, {
    description: 'The phone: E.164 such as `+8613800000000`, or Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => SmsScene, { nullable: true, defaultValue: SmsScene.LOGIN, description: 'What the code is for.' })
  scene?: SmsSceneId;

  @Field(() => IdentityProvider, { nullable: true, description: PROVIDER })
  provider?: IdentityProviderId;

  @Field(() => Secret, {
    nullable: true,
    description: 'A pass of `verifyCaptcha` with purpose SEND_CODE, after this field answered `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

@InputType({ description: 'Where a mail goes, and what for.' })
export class SendEmailInput {
  @Field(() => String, { description: 'The e-mail address.' })
  email!: string;

  @Field(() => EmailScene, { description: 'What the mail is for.' })
  scene!: EmailSceneId;

  @Field(() => IdentityProvider, { nullable: true, description: PROVIDER })
  provider?: IdentityProviderId;

  @Field(() => Secret, {
    nullable: true,
    description: 'A pass of `verifyCaptcha` with purpose SEND_CODE, after this field answered `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

/** What the captcha gate looks at. */
export function readSms({ input }: { readonly input: SendSmsCodeInput }): GatedArguments {
  return { captchaPass: input.captchaPass?.reveal(), subject: input.phone };
}

export function readMail({ input }: { readonly input: SendEmailInput }): GatedArguments {
  return { captchaPass: input.captchaPass?.reveal(), subject: input.email };
}
