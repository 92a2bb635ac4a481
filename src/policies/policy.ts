/** What stands before an operation. A policy lets it pass, answers in its place, or throws an AppError. */
import type { AttemptsLimited, CaptchaRejected, CaptchaRequired, User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { AuthContext } from '../services/sessions/authContext.js';

export interface PolicyContext {
  readonly auth: AuthContext;
  readonly services: Services;
  readonly loaders: {
    /** The caller's user as the vendor knows it now, loaded once per request; null when signed out or shut out. */
    readonly me: () => Promise<User | null>;
  };
}

export type PolicyOutcome = AttemptsLimited | CaptchaRequired | CaptchaRejected;

export interface Policy {
  /** Shown in docs and checked by the architecture test: `session`, `rateLimit(login)`. */
  readonly name: string;
  /** An outcome is the operation's answer; undefined lets it pass. */
  check(context: PolicyContext, args: unknown): Promise<PolicyOutcome | undefined>;
}
