/** Shows captchas in a page. */
import type { CaptchaAnswer, CaptchaChallenge, CaptchaWidget } from './generated/operations.js';

/** Shows a widget of another captcha provider and returns the object that it answers. */
export type CaptchaAdapter = (
  widget: CaptchaWidget,
  container: HTMLElement,
  options: MountCaptchaOptions,
) => Promise<Readonly<Record<string, unknown>>>;

export interface MountCaptchaOptions {
  /** The language of the widget. */
  readonly language?: string | undefined;
  /** Removes the widget; the promise rejects with ABORTED. */
  readonly signal?: AbortSignal | undefined;
  /** Adapters for challenges of the type `CaptchaWidget`, by `kind`. */
  readonly adapters?: Readonly<Record<string, CaptchaAdapter>> | undefined;
}

/**
 * Loads the captcha's script, shows the captcha in the container, and resolves to the user's answer. Pictures
 * (`ImageChallenge`) have no script: show `challenge.imageDataUrl` and send `{ image: text }`.
 * @throws MenshenError SCRIPT_BLOCKED if the script does not load, ABORTED, or NOT_SUPPORTED_HERE
 */
export function mountCaptcha(
  _challenge: CaptchaChallenge,
  _container: HTMLElement,
  _options: MountCaptchaOptions = {},
): Promise<CaptchaAnswer> {
  return Promise.reject(new Error('unfinished'));
}
