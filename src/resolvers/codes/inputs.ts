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
  description: 'The purpose of a code sent by SMS. The identity provider can accept the code for another purpose too.',
  valuesConfig: {
    LOGIN: { description: 'A code for `login(method: {phoneCode})`.' },
    REGISTER: { description: 'A code for `register(method: {phoneCode})`.' },
    RESET_PASSWORD: { description: 'A code for `resetPassword(input: {phoneCode})`.' },
    BIND: { description: 'A code for `bindPhone` or `updatePhone`.' },
    MFA_VERIFY: { description: 'A code for a second factor. In a login, use `sendMfaCode` instead.' },
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
  description: 'The purpose of an e-mail. A code is valid only for its purpose.',
  valuesConfig: {
    RESET_PASSWORD: { description: 'A code for `resetPassword(input: {emailCode})`.' },
    VERIFY_EMAIL: { description: 'A link or a code that verifies the e-mail address.' },
    CHANGE_EMAIL: { description: 'A code for `bindEmail` or `updateEmail`.' },
    MFA_VERIFY: { description: 'A code for a second factor. In a login, use `sendMfaCode` instead.' },
  },
});

const PROVIDER =
  'The identity provider that sends it. Default: the provider of the session, for scenes that change the signed-in account; otherwise the default provider of this server.';

@InputType({ description: 'The recipient and the purpose of an SMS code.' })
export class SendSmsCodeInput {
  @Field(() => String, {
    description:
      'The phone number, in E.164 such as `+8613800000000` or in Chinese national form such as `13800000000`.',
  })
  phone!: string;

  @Field(() => SmsScene, { nullable: true, defaultValue: SmsScene.LOGIN, description: 'The purpose of the code.' })
  scene?: SmsSceneId;

  @Field(() => IdentityProvider, { nullable: true, description: PROVIDER })
  provider?: IdentityProviderId;

  @Field(() => Secret, {
    nullable: true,
    description:
      'A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

@InputType({ description: 'The recipient and the purpose of an e-mail.' })
export class SendEmailInput {
  @Field(() => String, { description: 'The e-mail address, at most 254 characters.' })
  email!: string;

  @Field(() => EmailScene, { description: 'The purpose of the e-mail.' })
  scene!: EmailSceneId;

  @Field(() => IdentityProvider, { nullable: true, description: PROVIDER })
  provider?: IdentityProviderId;

  @Field(() => Secret, {
    nullable: true,
    description:
      'A pass of `verifyCaptcha` with purpose SEND_CODE. Required after this field returned `CaptchaRequired`.',
  })
  captchaPass?: SecretValue;
}

/** Reads the arguments that the captcha gate checks. */
export function readSms({ input }: { readonly input: SendSmsCodeInput }): GatedArguments {
  return { captchaPass: input.captchaPass?.reveal(), subject: input.phone };
}

/** Reads the arguments that the captcha gate checks. */
export function readEmail({ input }: { readonly input: SendEmailInput }): GatedArguments {
  return { captchaPass: input.captchaPass?.reveal(), subject: input.email };
}
