/** Captcha challenges, and the outcomes of answering one. */
import { defineOutcome, type OutcomeOf } from './define.js';

export interface ImageChallenge {
  readonly __typename: 'ImageChallenge';
  readonly id: string;
  readonly imageDataUrl: string;
  readonly expiresAt: Date;
}

export interface GeetestV3Challenge {
  readonly __typename: 'GeetestV3Challenge';
  readonly id: string;
  readonly gt: string;
  readonly challenge: string;
  /** False while the vendor is down: the widget then works offline. */
  readonly success: boolean;
  readonly newCaptcha: boolean;
  readonly scriptUrl: string;
  readonly apiServer: string;
  readonly expiresAt: Date;
}

export interface GeetestV4Challenge {
  readonly __typename: 'GeetestV4Challenge';
  readonly id: string;
  readonly captchaId: string;
  readonly scriptUrl: string;
  readonly expiresAt: Date;
}

export interface CaptchaWidget {
  readonly __typename: 'CaptchaWidget';
  readonly id: string;
  readonly kind: string;
  readonly scriptUrl: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly expiresAt: Date;
}

/** Challenges of captcha providers. */
export type IssuedChallenge = GeetestV3Challenge | GeetestV4Challenge | CaptchaWidget;
export type CaptchaChallenge = IssuedChallenge | ImageChallenge;

export const CaptchaRequired = defineOutcome('CaptchaRequired', {
  code: 'CAPTCHA_REQUIRED',
  description:
    'A captcha is required: show `challenge`. With a `continuation`, call `continueLogin`; the password need not be sent again. Without one, answer the challenge with `verifyCaptcha` and send the operation again with its `pass` as `captchaPass`.',
  en: 'Complete the captcha to continue.',
  zh: '请完成安全验证后继续。',
});
/** Why the captcha is required: the failures were counted, this server always requires it, or the identity provider does. */
export type CaptchaReason = 'TOO_MANY_FAILURES' | 'POLICY' | 'PROVIDER';
export interface CaptchaRequired extends OutcomeOf<typeof CaptchaRequired> {
  readonly reason: CaptchaReason;
  readonly continuation: string | null;
  readonly challenge: CaptchaChallenge;
}

export const CaptchaRejected = defineOutcome('CaptchaRejected', {
  code: 'CAPTCHA_REJECTED',
  description:
    'The answer to the captcha is wrong, or the pass is not valid: it is used, expired, or issued for another purpose or another client. Three wrong answers end a held login: start again with `login`.',
  en: 'The captcha was not solved. Start again.',
  zh: '安全验证未通过，请重新开始。',
});
export interface CaptchaRejected extends OutcomeOf<typeof CaptchaRejected> {
  /** A new challenge, if the caller can try again at once. */
  readonly challenge: CaptchaChallenge | null;
}

export const CaptchaPassed = defineOutcome('CaptchaPassed', {
  code: 'OK',
  description:
    'The answer to the captcha is correct. Send `pass` as `captchaPass` with the operation that the challenge was created for.',
  en: 'The captcha is solved.',
  zh: '安全验证通过。',
  fields: {
    pass: {
      type: 'String',
      description: 'Valid once, for five minutes, for one purpose, and only for this client.',
    },
    expiresAt: { type: 'DateTime', description: 'When the pass expires.' },
  },
});
export type CaptchaPassed = OutcomeOf<typeof CaptchaPassed>;
