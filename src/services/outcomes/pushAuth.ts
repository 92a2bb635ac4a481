/** Outcomes of push authentication. */
import { defineOutcome, type OutcomeOf } from './define.js';

/** Its fields: `services/pushAuth/outcomes.ts`. */
export const PushAuthStarted = defineOutcome('PushAuthStarted', {
  code: 'OK',
  description: 'The request was sent to the phone, or its QR code is ready to scan.',
  en: 'Confirm the request on your phone.',
  zh: '请在手机上确认。',
});

/** Its fields: `services/pushAuth/outcomes.ts`. */
export const PushAuthPending = defineOutcome('PushAuthPending', {
  code: 'PUSH_PENDING',
  description: 'The request has not been answered on the phone yet: wait for `event` to change, then try again.',
  en: 'Waiting for your confirmation on the phone.',
  zh: '正在等待您在手机上确认。',
});

export const PushAuthUnavailable = defineOutcome('PushAuthUnavailable', {
  code: 'PUSH_UNAVAILABLE',
  description:
    'No phone can receive the request: the vendor has no phone for this account, or this purpose does not allow a push. Offer another method.',
  en: 'No phone can receive this request. Choose another method.',
  zh: '无法推送到手机，请选择其他方式。',
});
export type PushAuthUnavailable = OutcomeOf<typeof PushAuthUnavailable>;

export const PushAuthRejected = defineOutcome('PushAuthRejected', {
  code: 'PUSH_REJECTED',
  description: 'The request was rejected on the phone, or its approval or token is not valid.',
  en: 'The request was rejected. Try again, or choose another method.',
  zh: '请求已被拒绝，请重试或选择其他方式。',
});
export type PushAuthRejected = OutcomeOf<typeof PushAuthRejected>;

export const PushAuthExpired = defineOutcome('PushAuthExpired', {
  code: 'PUSH_EXPIRED',
  description: 'The request was not answered on the phone in time: create a new event.',
  en: 'The request has expired. Start a new one.',
  zh: '请求已过期，请重新发起。',
});
export type PushAuthExpired = OutcomeOf<typeof PushAuthExpired>;

export const PushAuthTokenAccepted = defineOutcome('PushAuthTokenAccepted', {
  code: 'OK',
  description: 'The vendor issued this token to its app on a phone. The token does not identify the user.',
  en: 'Token accepted.',
  zh: '令牌有效。',
});
export type PushAuthTokenAccepted = OutcomeOf<typeof PushAuthTokenAccepted>;
