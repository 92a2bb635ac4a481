import type { CaptchaAdapter, CaptchaAnswer, CaptchaChallenge, MenshenError } from '@menshen/client';
import type { PropType } from 'vue';

/** The handlers are props, so that the component sees what they return. In a template they are `@answer`, `@renew`, `@error`. */
export const captchaProps = {
  challenge: { type: Object as PropType<CaptchaChallenge>, required: true },
  /**
   * Takes the user's answer: pass `solve` of the state `captcha`. If it returns a promise, and the challenge is still the same
   * when that resolves, the captcha is shown again.
   */
  onAnswer: { type: Function as PropType<(answer: CaptchaAnswer) => unknown>, required: true },
  /** Requests another challenge: pass `renew` of the state `captcha`. Without it there is no such button. */
  onRenew: Function as PropType<(() => unknown) | undefined>,
  /** Called when the captcha does not load. The message of the error is shown in any case. */
  onError: Function as PropType<((error: MenshenError) => void) | undefined>,
  /** Adapters for challenges of the type `CaptchaWidget`, by `kind`. */
  adapters: Object as PropType<Readonly<Record<string, CaptchaAdapter>> | undefined>,
} as const;
