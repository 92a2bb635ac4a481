import type { ProviderErrorCode } from '../errors.js';
import type { Caller } from './user.js';

/**
 * `serverInitiated`: this server requests a challenge from the vendor before the page shows it. `clientInitiated`: the page
 * obtains the challenge from the vendor. Both have their own types in our schema. All other vendors use the kind `widget`,
 * whatever their protocol.
 */
export type CaptchaKind = 'serverInitiated' | 'clientInitiated' | 'widget';

/** `online`: the vendor verifies the answer. `offline`: the vendor was down at creation, and a local rule verifies it. */
export type CaptchaMode = 'online' | 'offline';

export interface CaptchaRequest {
  readonly kind: CaptchaKind;
  /** An opaque ID of the visitor for the vendor's risk model, such as the hash of a cookie; never a user name. */
  readonly visitor?: string;
  /** Set while the vendor is known to be down: creates an offline challenge without a call to the vendor. */
  readonly offline?: boolean;
}

/**
 * A challenge as it is stored between creation and verification: plain JSON without secrets. The page needs `siteKey`,
 * `challenge`, `mode` and `newWidget`. The mode never changes after creation, and clients cannot influence it.
 */
export interface ServerInitiatedChallenge {
  readonly kind: 'serverInitiated';
  /** The public ID of this site at the vendor. */
  readonly siteKey: string;
  readonly challenge: string;
  readonly mode: CaptchaMode;
  /** The reason for the mode `offline`; null online. The captcha service logs it. */
  readonly outage: ProviderErrorCode | 'ASKED_FOR' | null;
  /** The generation of the vendor's script that the page must use. */
  readonly newWidget: boolean;
  /** The vendor's script. */
  readonly scriptUrl: string;
  /** The host that the script calls, without a scheme. */
  readonly apiServer: string;
  /** The rule with which the data source verifies the answer. No other layer reads it. */
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
  /** The widget name, by which the page selects the code that runs the script. */
  readonly widget: string;
  /** The URL of the vendor's script. */
  readonly scriptUrl: string;
  /** Public parameters that the page passes to the script. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Data for `verify`. It never leaves this server. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly lifetimeSeconds: number;
}

export type IssuedCaptcha = ServerInitiatedChallenge | ClientInitiatedChallenge | WidgetChallenge;

/** The result of the vendor's script, as the client sent it. No value is validated yet. */
export interface ServerInitiatedAnswer {
  readonly kind: 'serverInitiated';
  readonly challenge: string;
  readonly validate: string;
  /** The vendor redeems it once. */
  readonly seccode: string;
}

export interface ClientInitiatedAnswer {
  readonly kind: 'clientInitiated';
  readonly lotNumber: string;
  readonly captchaOutput: string;
  /** The vendor redeems it once. */
  readonly passToken: string;
  readonly genTime: string;
}

export interface WidgetAnswer {
  readonly kind: 'widget';
  readonly values: Readonly<Record<string, unknown>>;
}

export type CaptchaAnswer = ServerInitiatedAnswer | ClientInitiatedAnswer | WidgetAnswer;

export type CaptchaRejection =
  | 'MALFORMED' // not a form that the widget produces, or an answer of another kind
  | 'FOREIGN' // the answer to another challenge, or to one of another site
  | 'FORGED' // the vendor never issued this answer
  | 'REFUSED' // a wrong answer, or one that was already redeemed
  | 'EXPIRED';

/** A passed captcha in `offline` mode does not prove that a person answered. */
export type CaptchaVerdict =
  | { readonly passed: true; readonly mode: CaptchaMode }
  | { readonly passed: false; readonly reason: CaptchaRejection };

/**
 * Captchas. Stateless: the caller stores the result of `create` and deletes it before `verify`, because each challenge
 * allows one answer, right or wrong.
 *
 * A wrong answer is a verdict. An outage of the vendor is an error: `verify` throws UNAVAILABLE, TIMEOUT or BAD_REPLY, and
 * the caller's policy decides.
 */
export interface Captcha {
  /** The kinds that have credentials, the preferred one first. Other kinds throw NOT_CONFIGURED. */
  readonly kinds: ReadonlySet<CaptchaKind>;
  /**
   * Origins from which the widgets load scripts, styles, pictures and frames, as sources of a Content-Security-Policy:
   * `https://static.example.com`, or `https://*.example.com` for all subdomains.
   */
  readonly pageSources: readonly string[];
  /** When the vendor is unreachable, a server-initiated challenge is offline instead of an error. */
  create(request: CaptchaRequest, caller: Caller): Promise<IssuedCaptcha>;
  /** Verifies in the mode of `issued`. Never retried, because the vendor redeems an answer once. */
  verify(issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict>;
  /**
   * The mode that the vendor advises for new challenges: `offline` unless the vendor confirms that it is up; a timeout is
   * `offline` too. Absent when the vendor has no such status.
   */
  advisedMode?(): Promise<CaptchaMode>;
  /** How long a result of `advisedMode` is used, in seconds. 0 or absent: `advisedMode` is not called. */
  readonly advisedModeSeconds?: number;
}
