import type { CaptchaPurpose } from '../services/captcha/captcha.js';
import type { Policy } from './policy.js';

/** The arguments of a field that the policy reads. */
export interface GatedArguments {
  readonly captchaPass: string | undefined;
  /** Uses are counted under this account or target, in any spelling, whether or not it exists; null if there is none. */
  readonly subject: string | null;
}

/**
 * Requires a captcha according to the CAPTCHA_* setting of the purpose, by default after several uses. The outcome is then
 * `CaptchaRequired`, and the client repeats the operation with a pass of `verifyCaptcha`. Without a configured captcha
 * provider every caller may continue. While its vendor is down, CAPTCHA_OFFLINE decides. Without the store the uses are
 * counted in memory.
 */
export function captchaGate<A>(purpose: CaptchaPurpose, read: (args: A) => GatedArguments): Policy {
  return {
    name: `captchaGate(${purpose})`,
    check({ auth, services }, args) {
      // The schema has checked the arguments; `read` names their type.
      const { captchaPass, subject } = read(args as A);
      return services.captchaGate.check(purpose, captchaPass, subject, auth);
    },
  };
}
