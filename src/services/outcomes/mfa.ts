/** Outcomes of second factors. */
import type { FactorKind } from '../../datasources/capabilities.js';
import { defineOutcome, type OutcomeOf } from './define.js';

/** A factor as the client sees it. */
export interface MaskedFactor {
  /** A factor of the identity provider, or a local one. */
  readonly kind: FactorKind | 'PUSH' | 'LIVENESS' | 'PASSKEY';
  /** `138****0000`; null for factors without a target. */
  readonly maskedTarget: string | null;
}

export const MfaRequired = defineOutcome('MfaRequired', {
  code: 'MFA_REQUIRED',
  description: 'The first factor is correct and a second factor is required: call `verifyMfa` with `flow`.',
  en: 'Confirm your sign-in with a second factor.',
  zh: '请完成多因素认证以继续登录。',
});
export interface MfaRequired extends OutcomeOf<typeof MfaRequired> {
  readonly flow: string;
  readonly factors: readonly MaskedFactor[];
  readonly enrollable: readonly (FactorKind | 'PASSKEY')[];
  readonly expiresAt: Date;
}

export const MfaRejected = defineOutcome('MfaRejected', {
  code: 'MFA_REJECTED',
  description: 'The second factor is wrong: ask the user for it again and call `verifyMfa` with the same flow.',
  en: 'The second factor is wrong. Try again.',
  zh: '多因素认证未通过，请重试。',
  fields: {
    attemptsLeft: {
      type: 'Int',
      description: 'The number of attempts left in this flow. At 0, start again with `login`.',
    },
  },
});
export type MfaRejected = OutcomeOf<typeof MfaRejected>;

export const TotpEnrollment = defineOutcome('TotpEnrollment', {
  code: 'OK',
  description:
    'A new authenticator that is not active yet: show the QR code, then call `confirmTotp` with its first code.',
  en: 'Scan the QR code with an authenticator app, then enter the code that the app shows.',
  zh: '请用身份验证器应用扫描二维码，然后输入应用显示的验证码。',
  fields: {
    secret: { type: 'String', description: 'The secret in base32, for apps that cannot scan.' },
    uri: { type: 'String', description: 'The `otpauth://` address in the QR code.' },
    qrCodeDataUrl: { type: 'String', description: 'The QR code as a PNG `data:` URL, for `<img src>`.' },
    recoveryCode: {
      type: 'String',
      description: 'The recovery code. It is shown only once: ask the user to write it down.',
    },
  },
});
export type TotpEnrollment = OutcomeOf<typeof TotpEnrollment>;

export const AlreadyEnrolled = defineOutcome('AlreadyEnrolled', {
  code: 'ALREADY_ENROLLED',
  description: 'An authenticator is already set up: remove it with `removeTotp` first.',
  en: 'An authenticator is already set up. Remove it before you set up another one.',
  zh: '已绑定身份验证器应用，如需更换请先解绑。',
});
export type AlreadyEnrolled = OutcomeOf<typeof AlreadyEnrolled>;
