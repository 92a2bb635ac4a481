import { Field, InputType, registerEnumType } from 'type-graphql';
import type { PushAuthType as PushAuthTypeId } from '../../datasources/capabilities.js';
import type { PushPurpose as PushPurposeId } from '../../services/pushAuth/pushEvents.js';
import type { PushRequest } from '../../services/pushAuth/pushRequests.js';
import { PushAuthPurpose } from './types.js';

export const PushAuthType: Readonly<Record<PushAuthTypeId, PushAuthTypeId>> = {
  CONFIRM: 'CONFIRM',
  FACE: 'FACE',
  VOICE: 'VOICE',
};
registerEnumType(PushAuthType, {
  name: 'PushAuthType',
  description: 'What the user must do on the phone to approve the request.',
  valuesConfig: {
    CONFIRM: { description: 'The user taps a button.' },
    FACE: { description: 'The user shows their face.' },
    VOICE: { description: 'The user speaks.' },
  },
});

const TYPE = {
  nullable: true,
  defaultValue: PushAuthType.CONFIRM,
  description: 'What the user must do on the phone to approve the request.',
} as const;
const ACTION_TYPE =
  'The title of the request that the phone shows, at most 64 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session.';
const ACTION_DETAILS =
  'The details of the request that the phone shows, at most 200 characters. Only with purpose CONFIRM. With your own text, an approval does not re-authenticate the session.';

@InputType({ description: 'A push request to the phone of the signed-in user, or of the user who signs in.' })
export class PushAuthInput {
  @Field(() => PushAuthPurpose, {
    nullable: true,
    defaultValue: PushAuthPurpose.CONFIRM,
    description:
      'The purpose of the approval. LOGIN requires `uid`, a `captchaPass`, and the setting `PUSH_LOGIN=yes`; without the setting the result is `PushAuthUnavailable`. BIND always returns `PushAuthUnavailable`: use `createAuthQrCode` instead. MFA returns `InputRejected`: use `startMfaPush`.',
  })
  purpose?: PushPurposeId | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The vendor’s id of the phone, 1 to 64 characters. Required with purpose LOGIN; leave it out otherwise. The result does not reveal whether the phone exists: the event of an unknown phone stays PENDING until it expires.',
  })
  uid?: string | null;

  @Field(() => PushAuthType, TYPE)
  authType?: PushAuthTypeId | null;

  @Field(() => String, { nullable: true, description: ACTION_TYPE })
  actionType?: string | null;

  @Field(() => String, { nullable: true, description: ACTION_DETAILS })
  actionDetails?: string | null;
}

@InputType({ description: 'A request to the user who scans the QR code.' })
export class AuthQrCodeInput {
  @Field(() => PushAuthPurpose, {
    nullable: true,
    defaultValue: PushAuthPurpose.LOGIN,
    description:
      'The purpose of the approval. BIND and CONFIRM require a session. MFA returns `InputRejected`: use `startMfaPush`.',
  })
  purpose?: PushPurposeId | null;

  @Field(() => PushAuthType, TYPE)
  authType?: PushAuthTypeId | null;

  @Field(() => String, { nullable: true, description: ACTION_TYPE })
  actionType?: string | null;

  @Field(() => String, { nullable: true, description: ACTION_DETAILS })
  actionDetails?: string | null;
}

/** Converts the input to the type of the services. Null means the default, like a member that was left out. */
export function toPushRequest(
  input: PushAuthInput | AuthQrCodeInput | null | undefined,
  purpose: PushPurposeId,
): PushRequest {
  return {
    purpose: input?.purpose ?? purpose,
    authType: input?.authType ?? 'CONFIRM',
    actionType: input?.actionType ?? undefined,
    actionDetails: input?.actionDetails ?? undefined,
  };
}
