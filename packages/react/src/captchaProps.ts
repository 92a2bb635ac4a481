import type { CaptchaAdapter, CaptchaAnswer, CaptchaChallenge, MenshenError } from '@menshen/client';

export interface CaptchaProps {
  readonly challenge: CaptchaChallenge;
  /**
   * Takes the user's answer: pass `solve` of the state `captcha`. If it returns a promise, and the challenge is still the same
   * when that resolves, the captcha is shown again.
   */
  readonly onAnswer: (answer: CaptchaAnswer) => unknown;
  /** Requests another challenge: pass `renew` of the state `captcha`. Without it there is no such button. */
  readonly onRenew?: (() => unknown) | undefined;
  /** Called when the captcha does not load. The message of the error is shown in any case. */
  readonly onError?: ((error: MenshenError) => void) | undefined;
  /** Adapters for challenges of the type `CaptchaWidget`, by `kind`. */
  readonly adapters?: Readonly<Record<string, CaptchaAdapter>> | undefined;
  readonly className?: string | undefined;
}
