import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type {
  PushKind as PushKindId,
  PushPurpose as PushPurposeId,
  PushStatus as PushStatusId,
} from '../../services/pushAuth/pushEvents.js';
import { CaptchaRejected, CaptchaRequired } from '../captcha/types.js';
import {
  AttemptsLimited,
  createOutcomeType,
  FlowExpired,
  InputRejected,
  Outcome,
  OutcomeType,
  resolveOutcome,
} from '../outcome.js';
import { DateTime, Url } from '../scalars.js';

export const PushAuthKind: Readonly<Record<PushKindId, PushKindId>> = { QR_CODE: 'QR_CODE', PUSH: 'PUSH' };
registerEnumType(PushAuthKind, {
  name: 'PushAuthKind',
  description: 'How the phone got the question.',
  valuesConfig: {
    QR_CODE: { description: 'Somebody scans a code.' },
    PUSH: { description: 'It was sent to the phone of one user.' },
  },
});

export const PushAuthPurpose: Readonly<Record<PushPurposeId, PushPurposeId>> = {
  LOGIN: 'LOGIN',
  BIND: 'BIND',
  CONFIRM: 'CONFIRM',
  MFA: 'MFA',
};
registerEnumType(PushAuthPurpose, {
  name: 'PushAuthPurpose',
  description: 'What an approval is good for, and nothing else.',
  valuesConfig: {
    LOGIN: {
      description:
        'For `login(method: {pushAuth})`. By QR code, or by a push to a named phone where the server allows it.',
    },
    BIND: { description: 'For `bindPushAuth`, by the signed-in user. By QR code alone.' },
    CONFIRM: { description: 'For whatever the signed-in user is asked to confirm.' },
    MFA: { description: 'A factor of a login: made by `startMfaPush` alone.' },
  },
});

export const PushAuthStatus: Readonly<Record<PushStatusId, PushStatusId>> = {
  PENDING: 'PENDING',
  SCANNED: 'SCANNED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  ALREADY_HANDLED: 'ALREADY_HANDLED',
};
registerEnumType(PushAuthStatus, {
  name: 'PushAuthStatus',
  description: 'Where the question stands. All but PENDING and SCANNED are final.',
  valuesConfig: {
    PENDING: { description: 'Nobody has answered yet.' },
    SCANNED: { description: 'The phone shows the question.' },
    APPROVED: { description: 'Approved.' },
    REJECTED: { description: 'Refused.' },
    EXPIRED: { description: 'Nobody answered in time: make a new one.' },
    ALREADY_HANDLED: { description: 'The answer was lost on its way: make a new one.' },
  },
});

@ObjectType({ description: 'A code for the phone to scan.', simpleResolvers: true })
export class QrCode {
  @Field(() => Url, { description: 'Address of a picture at the vendor, for `<img src>`.' })
  url!: string;

  @Field(() => String, { description: 'What the picture says, for a page that draws its own.' })
  data!: string;
}

@ObjectType({ description: 'A question to somebody’s phone.', simpleResolvers: true })
export class PushAuthEvent {
  @Field(() => ID, {
    description: 'Names the event. Keep it secret: in bearer mode it is the only proof of who asked.',
  })
  id!: string;

  @Field(() => PushAuthKind, { description: 'How the phone got the question.' })
  kind!: PushKindId;

  @Field(() => PushAuthPurpose, { description: 'What an approval is good for.' })
  purpose!: PushPurposeId;

  @Field(() => PushAuthStatus, { description: 'Where it stands.' })
  status!: PushStatusId;

  @Field(() => QrCode, { nullable: true, description: 'The code to scan; null for a push.' })
  qrCode!: QrCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Two digits that the phone shows as well: show them beside the question. Null for a QR code.',
  })
  matchNumber!: string | null;

  @Field(() => DateTime, { description: 'When the question ends unanswered.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'Milliseconds to wait between two `pushAuthEvent` queries.' })
  pollAfterMs!: number;
}

@OutcomeType('PushAuthStarted')
export class PushAuthStarted extends Outcome<'PushAuthStarted'> {
  @Field(() => PushAuthEvent, {
    description: 'The event. Follow it with `pushAuthEventUpdated`, or query `pushAuthEvent`.',
  })
  event!: PushAuthEvent;
}

@OutcomeType('PushAuthPending')
export class PushAuthPending extends Outcome<'PushAuthPending'> {
  @Field(() => PushAuthEvent, { description: 'The current state of the event.' })
  event!: PushAuthEvent;
}

export const PushAuthUnavailable = createOutcomeType('PushAuthUnavailable');

export const PushAuthRejected = createOutcomeType('PushAuthRejected');

export const PushAuthExpired = createOutcomeType('PushAuthExpired');

export const PushAuthTokenAccepted = createOutcomeType('PushAuthTokenAccepted');

export const PushAuthResult = createUnionType({
  name: 'PushAuthResult',
  description: 'The result of a push authentication request.',
  types: () =>
    [
      PushAuthStarted,
      PushAuthUnavailable,
      CaptchaRequired,
      CaptchaRejected,
      AttemptsLimited,
      InputRejected,
      FlowExpired,
    ] as const,
  resolveType: resolveOutcome,
});

export const PushAuthTokenResult = createUnionType({
  name: 'PushAuthTokenResult',
  description: 'The result of `verifyPushAuthToken`.',
  types: () => [PushAuthTokenAccepted, PushAuthRejected] as const,
  resolveType: resolveOutcome,
});
