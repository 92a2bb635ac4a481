/** Shows captchas in a page. */
import { createAbort, onAbort } from '../connection/abort.js';
import { MenshenError } from '../errors.js';
import type { CaptchaAnswer, CaptchaChallenge, CaptchaWidget } from '../generated/operations.js';
import { messageFor, type Text, textIn } from '../messages.js';
import { type Shown, showV3, showV4 } from './geetest.js';
import { loadScript } from './loadScript.js';

const SCRIPT_BLOCKED: Text = [
  'The captcha did not load. Turn off content blockers for this page and try again.',
  '安全验证加载失败。请关闭本页面的内容拦截后重试。',
];

/**
 * Shows a widget of another captcha provider and returns the object that it answers. Its script is loaded before. Removes the
 * widget when the signal aborts.
 */
export type CaptchaAdapter = (
  widget: CaptchaWidget,
  container: HTMLElement,
  options: { readonly language: string; readonly signal: AbortSignal },
) => Promise<Readonly<Record<string, unknown>>>;

export interface MountCaptchaOptions {
  /** The language of the widget. Default: that of the document. */
  readonly language?: string | undefined;
  /** Removes the widget; the promise rejects with ABORTED. */
  readonly signal?: AbortSignal | undefined;
  /** Adapters for challenges of the type `CaptchaWidget`, by `kind`. */
  readonly adapters?: Readonly<Record<string, CaptchaAdapter>> | undefined;
}

/**
 * Loads the captcha's script, shows the captcha in the container, and resolves to the user's answer. The widget is removed then.
 * Pictures (`ImageChallenge`) have no script: show `challenge.imageDataUrl` and send `{ image: text }`.
 * @throws MenshenError SCRIPT_BLOCKED if the script or the widget does not load, ABORTED, or NOT_SUPPORTED_HERE
 */
export async function mountCaptcha(
  challenge: CaptchaChallenge,
  container: HTMLElement,
  { language = document.documentElement.lang || 'en', signal, adapters = {} }: MountCaptchaOptions = {},
): Promise<CaptchaAnswer> {
  const fail = (code: 'ABORTED' | 'NOT_SUPPORTED_HERE') =>
    new MenshenError({ code, message: messageFor(code, language) });
  if (challenge.__typename === '%other' || challenge.__typename === 'ImageChallenge') throw fail('NOT_SUPPORTED_HERE');
  const adapter = challenge.__typename === 'CaptchaWidget' ? adapters[challenge.kind] : undefined;
  if (challenge.__typename === 'CaptchaWidget' && adapter === undefined) throw fail('NOT_SUPPORTED_HERE');

  let shown: Shown | undefined;
  let removeListener = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    removeListener = onAbort(signal, () => reject(fail('ABORTED')));
  });
  try {
    await Promise.race([loadScript(challenge.scriptUrl), aborted]);
    shown = show(challenge, container, language, adapter);
    return await Promise.race([shown.answer, aborted]);
  } catch (error) {
    if (error instanceof MenshenError) throw error;
    throw new MenshenError({ code: 'SCRIPT_BLOCKED', message: textIn(language, SCRIPT_BLOCKED) });
  } finally {
    removeListener();
    shown?.remove();
  }
}

function show(
  challenge: Exclude<CaptchaChallenge, { readonly __typename: '%other' | 'ImageChallenge' }>,
  container: HTMLElement,
  language: string,
  adapter: CaptchaAdapter | undefined,
): Shown {
  if (challenge.__typename === 'GeetestV3Challenge') return showV3(challenge, container, language);
  if (challenge.__typename === 'GeetestV4Challenge') return showV4(challenge, container, language);
  const abort = createAbort();
  const values = adapter?.(challenge, container, { language, signal: abort.signal }) ?? Promise.reject();
  return { answer: values.then((widget) => ({ widget })), remove: () => abort.abort() };
}
