import { Directive, Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { CodeChannel as CodeChannelId, MfaAnswer } from '../../services/mfa/mfa.js';
import { PasskeyAnswerInput } from '../passkeys/inputs.js';
import { Secret, type SecretValue } from '../scalars.js';

export const CodeChannel: Readonly<Record<CodeChannelId, CodeChannelId>> = { SMS: 'SMS', EMAIL: 'EMAIL' };
registerEnumType(CodeChannel, {
  name: 'CodeChannel',
  description: 'How a code is sent.',
  valuesConfig: { SMS: { description: 'By SMS to the phone.' }, EMAIL: { description: 'By e-mail.' } },
});

@Directive('@oneOf')
@InputType('MfaAnswer', {
  description:
    'The proof of a second factor. Set exactly one member, of a factor that `MfaRequired.factors` lists or that this login has set up.',
})
export class MfaAnswerInput {
  @Field(() => Secret, {
    nullable: true,
    description: 'The code of six digits that the authenticator app shows. Each code is valid once.',
  })
  totp?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description:
      'The recovery code, such as `12ab-34cd-56ef-78ab-90cd-12ef`. A correct code is used up; `LoginSuccess` has the next one in `newRecoveryCode`.',
  })
  recoveryCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The code that `sendMfaCode(channel: SMS)` sent, 4 to 8 digits. Each code allows five attempts.',
  })
  smsCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The code that `sendMfaCode(channel: EMAIL)` sent, 4 to 8 digits. Each code allows five attempts.',
  })
  emailCode?: SecretValue;

  @Field(() => String, {
    nullable: true,
    description:
      'A photo of the user’s face as a JPEG or PNG `data:` URL, at most 700,000 bytes when decoded. An `https:` URL is refused.',
  })
  facePhoto?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the event that `startMfaPush` created for this flow. Send it when the event is APPROVED; before that the result is `PushAuthPending`, which does not count as an attempt.',
  })
  push?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the check that `createLivenessCheck` created for this flow. Send it when the check has a verdict. The check must be LIVE with `matched: true`; any other verdict counts as a failed attempt.',
  })
  liveness?: string;

  @Field(() => PasskeyAnswerInput, {
    nullable: true,
    description:
      'The response of a passkey to a challenge that `createPasskeyChallenge(purpose: MFA)` created for this flow.',
  })
  passkey?: PasskeyAnswerInput;
}

/** Converts the one member that is set to the type of the services. */
export function mfaAnswer(answer: MfaAnswerInput): MfaAnswer {
  const { totp, recoveryCode, smsCode, emailCode, facePhoto, push, liveness, passkey } = answer;
  if (totp) return { kind: 'totp', value: totp.reveal() };
  if (recoveryCode) return { kind: 'recoveryCode', value: recoveryCode.reveal() };
  if (smsCode) return { kind: 'smsCode', value: smsCode.reveal() };
  if (emailCode) return { kind: 'emailCode', value: emailCode.reveal() };
  if (typeof facePhoto === 'string') return { kind: 'facePhoto', value: facePhoto };
  if (typeof push === 'string') return { kind: 'push', id: push };
  if (typeof liveness === 'string') return { kind: 'liveness', id: liveness };
  if (passkey) return { kind: 'passkey', ...passkey };
  throw new TypeError('MfaAnswer has no member although it is a @oneOf input.');
}
