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
  description: 'How the request reaches the phone.',
  valuesConfig: {
    QR_CODE: { description: 'The user scans a QR code.' },
    PUSH: { description: 'The server sends a push request to the phone of one user.' },
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
  description: 'The purpose of an approval. An approval is valid only for its purpose.',
  valuesConfig: {
    LOGIN: {
      description:
        'A login with `login(method: {pushAuth})`. Use a QR code, or a push request if the server has the setting `PUSH_LOGIN=yes`.',
    },
    BIND: { description: 'Linking a phone to the signed-in account with `bindPushAuth`. Only by QR code.' },
    CONFIRM: { description: 'A confirmation of any action by the signed-in user.' },
    MFA: { description: 'A second factor of a login. Only `startMfaPush` creates such an event.' },
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
  description: 'The status of a push event. All values except PENDING and SCANNED are final.',
  valuesConfig: {
    PENDING: { description: 'The user has not decided yet.' },
    SCANNED: { description: 'The phone shows the request, and the user has not decided yet.' },
    APPROVED: { description: 'The user approved the request. Use the approval within five minutes.' },
    REJECTED: { description: 'The user rejected the request.' },
    EXPIRED: { description: 'The user did not decide in time: create a new event.' },
    ALREADY_HANDLED: { description: 'The user decided, but the decision was lost in transit: create a new event.' },
  },
});

@ObjectType({ description: 'A QR code to scan with the vendor’s app.', simpleResolvers: true })
export class QrCode {
  @Field(() => Url, { description: 'The URL of the QR code’s image at the vendor, for `<img src>`.' })
  url!: string;

  @Field(() => String, { description: 'The content of the QR code, for a page that draws the code itself.' })
  data!: string;
}

@ObjectType({ description: 'A request for approval on a phone.', simpleResolvers: true })
export class PushAuthEvent {
  @Field(() => ID, {
    description:
      'The id of the event. Keep it secret: in bearer mode it is the only proof of which client started the event.',
  })
  id!: string;

  @Field(() => PushAuthKind, { description: 'How the request reaches the phone.' })
  kind!: PushKindId;

  @Field(() => PushAuthPurpose, { description: 'The purpose of the approval.' })
  purpose!: PushPurposeId;

  @Field(() => PushAuthStatus, { description: 'The current status.' })
  status!: PushStatusId;

  @Field(() => QrCode, { nullable: true, description: 'The QR code to scan; null for a push request.' })
  qrCode!: QrCode | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Two digits that the phone shows too. Show them on the page, so that the user can compare them. Null for a QR code.',
  })
  matchNumber!: string | null;

  @Field(() => DateTime, { description: 'When the event expires without a decision.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'The time to wait between two `pushAuthEvent` queries, in milliseconds.' })
  pollAfterMs!: number;
}

@OutcomeType('PushAuthStarted')
export class PushAuthStarted extends Outcome<'PushAuthStarted'> {
  @Field(() => PushAuthEvent, {
    description:
      'The new event. Follow it with the subscription `pushAuthEventUpdated`, or poll the query `pushAuthEvent`.',
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
  description: 'The result of `createAuthQrCode`, `requestPushAuth` and `startMfaPush`.',
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
