import type { ProviderErrorCode } from '../errors.js';
import type { Caller } from './user.js';

/**
 * `serverInitiated`: this server asks the vendor for a challenge before the page shows it. `clientInitiated`: the page obtains
 * the challenge from the vendor. Clients know these two as the promised types of our schema; the challenge and the answer of
 * every other vendor are of the kind `widget`, whatever their protocol.
 */
export type CaptchaKind = 'serverInitiated' | 'clientInitiated' | 'widget';

/** Who verifies the answer: the vendor, or, where it was down at creation, a local rule that any program can satisfy. */
export type CaptchaMode = 'online' | 'offline';

export interface CaptchaRequest {
  readonly kind: CaptchaKind;
  /** An opaque label of the visitor for the vendor's risk model, such as the hash of a cookie; never a name. */
  readonly visitor?: string;
  /** Skips the vendor, because it is known to be down: the challenge is made here and its mode is `offline`. */
  readonly offline?: boolean;
}

/**
 * A challenge as it is stored between creation and verification: plain JSON, nothing secret. The page needs `siteKey`,
 * `challenge`, `mode` and `newWidget`. The mode is decided here for good; what a client says about it counts nothing.
 */
export interface ServerInitiatedChallenge {
  readonly kind: 'serverInitiated';
  /** The vendor's public name of this site. */
  readonly siteKey: string;
  readonly challenge: string;
  readonly mode: CaptchaMode;
  /** Why the mode is `offline`; null online. Worth a log line and a count each time. */
  readonly outage: ProviderErrorCode | 'ASKED_FOR' | null;
  /** Which generation of the vendor's script the page is to use. */
  readonly newWidget: boolean;
  /** The vendor's script. */
  readonly scriptUrl: string;
  /** The host that the script calls, without a scheme. */
  readonly apiServer: string;
  /** How the data source verifies the answer; no other layer reads it. */
  readonly rule: string;
  readonly visitor: string | null;
  readonly lifetimeSeconds: number;
}

export interface ClientInitiatedChallenge {
  readonly kind: 'clientInitiated';
  readonly siteKey: string;
  /** The vendor's script. */
  readonly scriptUrl: string;
  readonly lifetimeSeconds: number;
}

export interface WidgetChallenge {
  readonly kind: 'widget';
  /** The name by which pages know how to run the script. */
  readonly widget: string;
  /** The vendor's script. */
  readonly scriptUrl: string;
  /** What the page gives to the script: public. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What `verify` needs again: it never leaves this server. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly lifetimeSeconds: number;
}

export type IssuedCaptcha = ServerInitiatedChallenge | ClientInitiatedChallenge | WidgetChallenge;

/** What the vendor's script on the page returns, as the client sent it: nothing about it is checked yet. */
export interface ServerInitiatedAnswer {
  readonly kind: 'serverInitiated';
  readonly challenge: string;
  readonly validate: string;
  /** What the vendor redeems, once. */
  readonly seccode: string;
}

export interface ClientInitiatedAnswer {
  readonly kind: 'clientInitiated';
  readonly lotNumber: string;
  readonly captchaOutput: string;
  /** What the vendor redeems, once. */
  readonly passToken: string;
  readonly genTime: string;
}

export interface WidgetAnswer {
  readonly kind: 'widget';
  readonly values: Readonly<Record<string, unknown>>;
}

export type CaptchaAnswer = ServerInitiatedAnswer | ClientInitiatedAnswer | WidgetAnswer;

export type CaptchaRejection =
  | 'MALFORMED' // of a form that no widget produces, or of the other kind
  | 'FOREIGN' // it answers another challenge, or one of another site
  | 'FORGED' // the vendor never issued this answer
  | 'REFUSED' // not passed, or redeemed before
  | 'EXPIRED';

/** A pass in `offline` mode does not prove that a person answered. */
export type CaptchaVerdict =
  | { readonly passed: true; readonly mode: CaptchaMode }
  | { readonly passed: false; readonly reason: CaptchaRejection };

/**
 * Tells people from programs. Stateless: the caller stores what `create` returns and deletes it before `verify`, since
 * every challenge takes one answer, right or wrong.
 *
 * A wrong answer is a verdict. An outage of the vendor is not: `verify` then throws UNAVAILABLE, TIMEOUT or BAD_REPLY, and
 * the caller's policy decides.
 */
export interface Captcha {
  /** The kinds that have credentials, the preferred one first; any other throws NOT_CONFIGURED. */
  readonly kinds: ReadonlySet<CaptchaKind>;
  /** An unreachable vendor is no error here: the challenge is then an offline one. */
  create(request: CaptchaRequest, caller: Caller): Promise<IssuedCaptcha>;
  /** Judges by the mode of `issued`. Online this spends the answer, so it is never tried twice. */
  verify(issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict>;
  /**
   * The mode that the vendor advises for new challenges: `offline` for anything but a clear yes, silence
   * included. Absent where a vendor has no such status.
   */
  advisedMode?(): Promise<CaptchaMode>;
  /** How long one answer of `advisedMode` is used; 0 or absent: it is not asked for. */
  readonly advisedModeSeconds?: number;
}
