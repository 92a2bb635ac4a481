import type { ServiceParts } from '../parts.js';
import { Captchas } from './captcha.js';
import { CaptchaGate } from './captchaGate.js';

export interface CaptchaServices {
  readonly captchas: Captchas;
  readonly captchaGate: CaptchaGate;
}

export function createCaptchas({
  config,
  store,
  logger,
  sealer,
  providers,
  now,
  metrics,
}: ServiceParts): CaptchaServices {
  const captchas = new Captchas({ store, providers, logger, now, metrics }, config);
  const captchaGate = new CaptchaGate(store, sealer, captchas, {
    LOGIN: config.captchaLogin,
    REGISTER: config.captchaRegister,
    SEND_CODE: config.captchaSendCode,
    RESET_PASSWORD: config.captchaResetPassword,
    LOOKUP: config.captchaLookup,
  });
  return { captchas, captchaGate };
}
