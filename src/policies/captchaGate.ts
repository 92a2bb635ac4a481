import type { CaptchaPurpose } from '../services/captcha/captcha.js';
import type { Policy } from './policy.js';

/** What the policy reads of a field's arguments. */
export interface GatedArguments {
  readonly captchaPass: string | undefined;
  /** The account or target that uses are counted under, known or not, however it is spelled; null where there is none. */
  readonly subject: string | null;
}

/**
 * A captcha, once the operation was used often enough: the answer is then `CaptchaRequired`, and the same operation with a
 * pass of `verifyCaptcha` goes on. Without a configured captcha it lets everybody pass. With its vendor down it does what
 * CAPTCHA_OFFLINE says; with the store gone it counts in memory.
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
