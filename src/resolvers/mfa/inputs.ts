import { Directive, Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { CodeChannel as CodeChannelId, MfaAnswer } from '../../services/mfa/mfa.js';
import { Secret, type SecretValue } from '../scalars.js';

export const CodeChannel: Readonly<Record<CodeChannelId, CodeChannelId>> = { SMS: 'SMS', EMAIL: 'EMAIL' };
registerEnumType(CodeChannel, {
  name: 'CodeChannel',
  description: 'How a code travels.',
  valuesConfig: { SMS: { description: 'To the phone.' }, EMAIL: { description: 'To the mailbox.' } },
});

@Directive('@oneOf')
@InputType('MfaAnswer', { description: 'The second factor: exactly one member.' })
export class MfaAnswerInput {
  @Field(() => Secret, { nullable: true, description: 'The six digits that the authenticator app shows.' })
  totp?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The recovery code, such as `12ab-34cd-…`. It is spent by a right answer.',
  })
  recoveryCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The code that `sendMfaCode(channel: SMS)` sent, 4 to 8 digits; five tries a code.',
  })
  smsCode?: SecretValue;

  @Field(() => Secret, {
    nullable: true,
    description: 'The code that `sendMfaCode(channel: EMAIL)` sent, 4 to 8 digits; five tries a code.',
  })
  emailCode?: SecretValue;

  @Field(() => String, {
    nullable: true,
    description:
      'A photo of the face as a JPEG or PNG `data:` URL, at most 700 kB when decoded. The address of a picture is refused.',
  })
  facePhoto?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'An event of `startMfaPush` for this flow, once it is APPROVED. Before that: `PushAuthPending`, without spending a try.',
  })
  push?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A check of `createLivenessCheck` for this flow, once its recording was judged. It must be LIVE and `matched`; others cost a try.',
  })
  liveness?: string;
}

/** The one member that is set, as the services know it. */
export function mfaAnswer(answer: MfaAnswerInput): MfaAnswer {
  const { totp, recoveryCode, smsCode, emailCode, facePhoto, push, liveness } = answer;
  if (totp) return { kind: 'totp', value: totp.reveal() };
  if (recoveryCode) return { kind: 'recoveryCode', value: recoveryCode.reveal() };
  if (smsCode) return { kind: 'smsCode', value: smsCode.reveal() };
  if (emailCode) return { kind: 'emailCode', value: emailCode.reveal() };
  if (typeof facePhoto === 'string') return { kind: 'facePhoto', value: facePhoto };
  if (typeof push === 'string') return { kind: 'push', id: push };
  if (typeof liveness === 'string') return { kind: 'liveness', id: liveness };
  throw new TypeError('@oneOf let an empty MfaAnswer pass.');
}
