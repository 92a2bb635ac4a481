import type { ProviderErrorCode } from '../errors.js';
import type { Caller } from './user.js';

/**
 * With `registered` we ask the vendor for a challenge before the page shows it; with `direct` the page asks the vendor by
 * itself.
 */
export type CaptchaKind = 'registered' | 'direct';

/** Who judges the answer: the vendor, or, where it was down at creation, a local rule that any program can satisfy. */
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
export interface RegisteredChallenge {
  readonly kind: 'registered';
  /** The vendor's public name of this site. */
  readonly siteKey: string;
  readonly challenge: string;
  readonly mode: CaptchaMode;
  /** Why the mode is `offline`; null online. Worth a log line and a count each time. */
  readonly outage: ProviderErrorCode | 'ASKED_FOR' | null;
  /** Which generation of the vendor's script the page is to use. */
  readonly newWidget: boolean;
  /** How the data source will judge the answer; no other layer looks into it. */
  readonly rule: string;
  readonly visitor: string | null;
  readonly lifetimeSeconds: number;
}

export interface DirectChallenge {
  readonly kind: 'direct';
  readonly siteKey: string;
  readonly lifetimeSeconds: number;
}

export type IssuedCaptcha = RegisteredChallenge | DirectChallenge;

/** What the vendor's script on the page hands over, as the client sent it: nothing about it is checked yet. */
export interface RegisteredAnswer {
  readonly kind: 'registered';
  readonly challenge: string;
  readonly proof: string;
  /** What the vendor redeems, once. */
  readonly ticket: string;
}

export interface DirectAnswer {
  readonly kind: 'direct';
  readonly serial: string;
  readonly output: string;
  /** What the vendor redeems, once. */
  readonly ticket: string;
  readonly solvedAt: string;
}

export type CaptchaAnswer = RegisteredAnswer | DirectAnswer;

export type CaptchaRejection =
  | 'MALFORMED' // of a form that no widget produces, or of the other kind
  | 'FOREIGN' // it answers another challenge, or one of another site
  | 'FORGED' // the vendor never issued this proof
  | 'REFUSED' // not passed, or redeemed before
  | 'EXPIRED';

/** `mode` says what a pass is worth: offline it proves no human. */
export type CaptchaVerdict =
  | { readonly passed: true; readonly mode: CaptchaMode }
  | { readonly passed: false; readonly reason: CaptchaRejection };

/**
 * Tells people from programs. Stateless: the caller stores what `create` returns and deletes it before `verify`, since
 * every challenge is good for one answer, right or wrong.
 *
 * A wrong answer is a verdict. A vendor that cannot be asked is not: `verify` then throws UNAVAILABLE, TIMEOUT or
 * BAD_REPLY, and whether that lets anybody through is the caller's policy.
 */
export interface Captcha {
  /** The kinds that have credentials, the preferred one first; any other throws NOT_CONFIGURED. */
  readonly kinds: ReadonlySet<CaptchaKind>;
  /** An unreachable vendor is no error here: the challenge is then an offline one. */
  create(request: CaptchaRequest, caller: Caller): Promise<IssuedCaptcha>;
  /** Judges by the mode of `issued`. Online this spends the answer, so it is never tried twice. */
  verify(issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict>;
  /**
   * The mode that the vendor advises for new registered challenges: `offline` for anything but a clear yes, silence
   * included. Absent where a vendor has no such status.
   */
  advisedMode?(): Promise<CaptchaMode>;
  /** How long one answer of `advisedMode` is used; 0 or absent: it is not asked for. */
  readonly advisedModeSeconds?: number;
}
