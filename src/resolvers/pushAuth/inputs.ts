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
  description: 'What the user does on the phone to approve.',
  valuesConfig: {
    CONFIRM: { description: 'One tap.' },
    FACE: { description: 'Shows the face.' },
    VOICE: { description: 'Speaks.' },
  },
});

const TYPE = {
  nullable: true,
  defaultValue: PushAuthType.CONFIRM,
  description: 'What the user does to approve.',
} as const;
const ACTION_TYPE =
  'CONFIRM only: what is asked for, at most 64 characters. The phone shows it; an approval then says nothing about the session.';
const ACTION_DETAILS = 'CONFIRM only: more about it, at most 200 characters. As for `actionType`.';

@InputType({ description: 'A question for the phone of the signed-in user, or of the one who signs in.' })
export class PushAuthInput {
  @Field(() => PushAuthPurpose, {
    nullable: true,
    defaultValue: PushAuthPurpose.CONFIRM,
    description:
      'What the approval is for. LOGIN needs `uid`, a captcha pass and a server that allows it; otherwise, and for BIND, the answer is `PushAuthUnavailable`: make a QR code.',
  })
  purpose?: PushPurposeId | null;

  @Field(() => String, {
    nullable: true,
    description:
      'LOGIN only: whose phone, by its name at the vendor, at most 64 characters. Nobody learns whether it exists: an unknown one gets an event that nobody answers.',
  })
  uid?: string | null;

  @Field(() => PushAuthType, TYPE)
  authType?: PushAuthTypeId | null;

  @Field(() => String, { nullable: true, description: ACTION_TYPE })
  actionType?: string | null;

  @Field(() => String, { nullable: true, description: ACTION_DETAILS })
  actionDetails?: string | null;
}

@InputType({ description: 'A question for whoever scans the code.' })
export class AuthQrCodeInput {
  @Field(() => PushAuthPurpose, {
    nullable: true,
    defaultValue: PushAuthPurpose.LOGIN,
    description: 'What the approval is for. BIND and CONFIRM need a session.',
  })
  purpose?: PushPurposeId | null;

  @Field(() => PushAuthType, TYPE)
  authType?: PushAuthTypeId | null;

  @Field(() => String, { nullable: true, description: ACTION_TYPE })
  actionType?: string | null;

  @Field(() => String, { nullable: true, description: ACTION_DETAILS })
  actionDetails?: string | null;
}

/** Null stands for the default, as a member that was left out does. */
export function asked(input: PushAuthInput | AuthQrCodeInput | null | undefined, purpose: PushPurposeId): PushRequest {
  return {
    purpose: input?.purpose ?? purpose,
    authType: input?.authType ?? 'CONFIRM',
    actionType: input?.actionType ?? undefined,
    actionDetails: input?.actionDetails ?? undefined,
  };
}
