/** A check before an operation: it lets the operation continue, returns an outcome in its place, or throws an AppError. */
import type { AttemptsLimited, CaptchaRejected, CaptchaRequired, User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { AuthContext } from '../services/sessions/authContext.js';

export interface PolicyContext {
  readonly auth: AuthContext;
  readonly services: Services;
  readonly loaders: {
    /** The caller's current user at the vendor, loaded once per request; null if the caller is signed out or blocked. */
    readonly me: () => Promise<User | null>;
  };
}

export type PolicyOutcome = AttemptsLimited | CaptchaRequired | CaptchaRejected;

export interface Policy {
  /** Shown in docs and checked by the architecture test: `session`, `rateLimit(login)`. */
  readonly name: string;
  /** @returns the outcome of the operation if it must not run; undefined if it may continue */
  check(context: PolicyContext, args: unknown): Promise<PolicyOutcome | undefined>;
}
