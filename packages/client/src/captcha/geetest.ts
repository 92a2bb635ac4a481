/**
 * GeeTest's widgets. v3: https://docs.geetest.com/captcha/apirefer/api/web (gt.js defines `initGeetest`);
 * v4: https://docs.geetest.com/gt4/apirefer/api/web (gt4.js defines `initGeetest4`).
 */
import type { CaptchaAnswer, GeetestV3Challenge, GeetestV4Challenge } from '../generated/operations.js';
import { isChinese } from '../messages.js';

interface Widget {
  appendTo(container: HTMLElement): Widget;
  onSuccess(listener: () => void): Widget;
  onError(listener: (error: unknown) => void): Widget;
  getValidate(): Readonly<Record<string, string>> | false;
  destroy?(): void;
}

type Initialize = (config: Readonly<Record<string, unknown>>, ready: (widget: Widget) => void) => void;

/** The widget, so that it can be removed, and the answer of the user. */
export interface Shown {
  readonly answer: Promise<CaptchaAnswer>;
  remove(): void;
}

export function showV3(
  { gt, challenge, success, newCaptcha, scriptUrl, apiServer }: GeetestV3Challenge,
  container: HTMLElement,
  language: string,
): Shown {
  const config = {
    gt,
    challenge,
    // Registered while the vendor was down: the widget then works without it.
    offline: !success,
    new_captcha: newCaptcha,
    api_server: apiServer,
    protocol: `${new URL(scriptUrl).protocol}//`,
    lang: isChinese(language) ? 'zh-cn' : 'en',
    product: 'float',
    width: '100%',
  };
  return show('initGeetest', config, container, (values) => ({
    geetestV3: {
      challenge: values.geetest_challenge ?? '',
      validate: values.geetest_validate ?? '',
      seccode: values.geetest_seccode ?? '',
    },
  }));
}

export function showV4({ captchaId }: GeetestV4Challenge, container: HTMLElement, language: string): Shown {
  const config = {
    captchaId,
    product: 'float',
    language: isChinese(language) ? 'zho' : 'eng',
    nativeButton: { width: '100%' },
  };
  return show('initGeetest4', config, container, (values) => ({
    geetestV4: {
      lotNumber: values.lot_number ?? '',
      captchaOutput: values.captcha_output ?? '',
      passToken: values.pass_token ?? '',
      genTime: values.gen_time ?? '',
    },
  }));
}

function show(
  name: 'initGeetest' | 'initGeetest4',
  config: Readonly<Record<string, unknown>>,
  container: HTMLElement,
  read: (values: Readonly<Record<string, string>>) => CaptchaAnswer,
): Shown {
  let shown: Widget | undefined;
  let isRemoved = false;
  const answer = new Promise<CaptchaAnswer>((resolve, reject) => {
    const initialize = (globalThis as unknown as Partial<Record<string, Initialize>>)[name];
    if (initialize === undefined) throw new Error(`The script does not define ${name}.`);
    initialize(config, (widget) => {
      if (isRemoved) return;
      shown = widget;
      widget
        .appendTo(container)
        .onSuccess(() => {
          const values = widget.getValidate();
          if (values !== false) resolve(read(values));
        })
        .onError(reject);
    });
  });
  const remove = () => {
    isRemoved = true;
    shown?.destroy?.();
    container.replaceChildren();
  };
  return { answer, remove };
}
