/** Sign-in events: what happened to accounts and sessions, without secrets and without personal data in clear. */

/** Every event with its description. docs/events.md has the same table. */
export const EVENTS = {
  login: 'A step of `login` or `continueLogin`, or a login on the provider’s hosted page.',
  mfa: 'A second factor of a login: `verifyMfa`.',
  register: 'A registration.',
  passwordReset: 'A password reset by a code.',
  passwordChange: 'A password change by the signed-in user, or the change that a login requires.',
  stepUp: 'A fresh proof for a session: `stepUp`.',
  refresh: 'A token exchange: `refreshSession`.',
  factorChange: 'A second factor, a passkey or a linked phone was added or removed.',
  contactChange: 'A phone number or e-mail address was bound, changed or removed.',
  accountLink: 'An account or an external identity was linked or unlinked, or proven for a link.',
  userChange: 'An administrator changed or removed a user.',
  native: 'A native operation that can be part of a login (`guarded`).',
  sessionEnd: 'A session ended before its expiry. `outcome` is the reason.',
  pushDecision: 'A push or QR code was approved, rejected, or ended without a decision.',
  lockout: 'Too many failures locked an account or a name.',
  newBrowser: 'A session began in a browser that the user has not used in the last 90 days.',
  captchaOffline: 'A captcha was issued or accepted while its vendor was down.',
} as const;

export type EventName = keyof typeof EVENTS;

export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];

/** Fields that are not known are left out. */
export interface SignInEvent {
  /** A UUID. Sinks that deliver an event twice deliver the same id. */
  readonly id: string;
  readonly event: EventName;
  /** The name of the outcome (`LoginSuccess`), the code of an error (`PROVIDER_TIMEOUT`), or the reason of a session's end. */
  readonly outcome: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The member of the input that was used: `email`, `phoneCode`, `passkey`, `totp`. */
  readonly method?: string;
  /** The identity provider: `AUTHING`. */
  readonly provider?: string;
  /** The user whom the operation proved, or whose session or flow it belongs to. */
  readonly userId?: string;
  /** The public id of the session, not its token. */
  readonly sessionId?: string;
  /** A keyed hash of the name that the login used. Equal names have equal hashes until SESSION_KEY changes. */
  readonly account?: string;
  /** A keyed hash of the client's address (IPv6: /64). */
  readonly address?: string;
  /** A keyed hash of the browser family and the user. */
  readonly browser?: string;
  /** The id in the log and in the response header `x-request-id`. */
  readonly requestId?: string;
  /** The duration of the operation in milliseconds. */
  readonly ms?: number;
  /** True for an event of a rehearsal, which no user caused. */
  readonly rehearsal?: true;
}

/** Receives every event. It must return at once; what it throws is logged. */
export type EventListener = (event: SignInEvent) => void;

/** Counts what happens to events, by the name of the sink: `log`, `audit`, `webhook`. */
export interface EventCounters {
  emitted(event: SignInEvent): void;
  /** One event was lost: a queue was full, or a webhook was not delivered in time. */
  dropped(sink: string): void;
  /** One write or delivery failed. It may succeed later. */
  failed(sink: string): void;
}
