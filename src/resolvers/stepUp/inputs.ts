import { Directive, Field, ID, InputType } from 'type-graphql';
import type { StepUpAnswer } from '../../services/stepUp/stepUp.js';
import { PasskeyAnswerInput } from '../passkeys/inputs.js';
import { Secret, type SecretValue } from '../scalars.js';

@Directive('@oneOf')
@InputType('StepUpAnswer', {
  description:
    'A fresh proof for the session of the caller: exactly one member. `extensions.kinds` of the error STEP_UP_REQUIRED lists what this user can give.',
})
export class StepUpAnswerInput {
  @Field(() => Secret, {
    nullable: true,
    description: 'PASSWORD: the password of the caller’s account, at most 117 bytes in UTF-8.',
  })
  password?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'SMS_CODE: the code that `sendStepUpCode(channel: SMS)` sent, 4 to 8 digits; five attempts per code.',
  })
  smsCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description:
      'EMAIL_CODE: the code that `sendStepUpCode(channel: EMAIL)` sent, 4 to 8 digits; five attempts per code. Only after `password`, and only where the identity provider requires an e-mail code as second factor.',
  })
  emailCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description:
      'TOTP: the six digits of the authenticator app, each code once. Identity providers check it only as the second factor after `password` or `smsCode`: send that first.',
  })
  totp?: SecretValue;

  @Field(() => ID, {
    nullable: true,
    description:
      'PUSH: an event of `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`, once it is APPROVED. Before that: `PushAuthPending`.',
  })
  push?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'LIVENESS: a check of `createLivenessCheck` without a flow, after the vendor has checked its recording. It must be LIVE and `matched`.',
  })
  liveness?: string;

  @Field(() => PasskeyAnswerInput, {
    nullable: true,
    description:
      'PASSKEY: the response of a passkey to a challenge that `createPasskeyChallenge(purpose: STEP_UP)` created in this session.',
  })
  passkey?: PasskeyAnswerInput;
}

/** The one member that is set, as the services know it. */
export function stepUpAnswer(answer: StepUpAnswerInput): StepUpAnswer {
  const { password, smsCode, emailCode, totp, push, liveness, passkey } = answer;
  if (password) return { kind: 'password', value: password.reveal() };
  if (smsCode) return { kind: 'smsCode', value: smsCode.reveal() };
  if (emailCode) return { kind: 'emailCode', value: emailCode.reveal() };
  if (totp) return { kind: 'totp', value: totp.reveal() };
  if (typeof push === 'string') return { kind: 'push', id: push };
  if (typeof liveness === 'string') return { kind: 'liveness', id: liveness };
  if (passkey) return { kind: 'passkey', ...passkey };
  throw new TypeError('@oneOf let an empty StepUpAnswer pass.');
}
