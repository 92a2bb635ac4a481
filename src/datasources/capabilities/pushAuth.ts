import type { Caller } from './user.js';

/** The action of the user on the phone. */
export type PushAuthType = 'CONFIRM' | 'FACE' | 'VOICE';

/** The text that the phone shows, and the callback for the decision. An empty string counts as absent. */
export interface PushAuthPrompt {
  readonly authType?: PushAuthType;
  /** The action to authorise, at most 64 characters. */
  readonly actionType?: string;
  /** Details of the action, at most 256 characters. */
  readonly actionDetails?: string;
  /**
   * The URL to which the vendor reports the decision. An event with a callback cannot be polled. The URL contains a new secret
   * for each event, because a sender who knows it could replay old reports.
   */
  readonly callbackUrl?: string;
}

/** An event as it is stored between calls: plain JSON. Its id is a secret of the visitor who started it. */
export interface StartedPushAuth {
  readonly id: string;
  /** The user who received the push request; null for a QR code, which any user can scan. */
  readonly uid: string | null;
  /** The maximum time that the vendor keeps the event open, in seconds. Some events close earlier. */
  readonly lifetimeSeconds: number;
  /** The interval between status checks that the vendor requires, in milliseconds. */
  readonly pollAfterMs: number;
}

export interface StartedQrCode extends StartedPushAuth {
  readonly qrCode: {
    /** The URL of an image. */
    readonly url: string;
    /** The content of the QR code, for a page that draws its own image. */
    readonly data: string;
  };
}

/** An event whose status is requested. */
export interface PolledPushAuth extends Pick<StartedPushAuth, 'id' | 'uid'> {
  /** True when a decision was already read. Some vendors send the same reply for "scanned" and "already handled". */
  readonly decided?: boolean;
}

export type PushAuthResult =
  | { readonly status: 'PENDING' }
  | { readonly status: 'SCANNED' } // the phone shows the request; no decision yet
  | { readonly status: 'APPROVED'; readonly uid: string }
  | { readonly status: 'DENIED' }
  | { readonly status: 'EXPIRED' }
  | { readonly status: 'ALREADY_HANDLED' }; // the decision was already read; the vendor does not repeat it

/** A request to a callback URL, before its signature is verified. */
export interface RawCallback {
  /** The query string without the question mark. Used only when there is no body. */
  readonly query: string;
  readonly contentType: string | null;
  readonly body: string;
}

export interface PushAuthReport {
  readonly eventId: string;
  /** The user who decided, if the vendor reports it. */
  readonly uid: string | null;
  readonly result: Extract<PushAuthResult, { readonly status: 'APPROVED' | 'DENIED' | 'EXPIRED' }>;
}

/**
 * Requests approval on a phone that is enrolled with the vendor. Stateless: the caller stores the event.
 *
 * Refusals are thrown: UNKNOWN_ACCOUNT for a uid without the vendor's app, TOO_FREQUENT, INPUT_REJECTED with the name of the
 * argument, NOT_FOUND for an event that is unknown or expired at the vendor or a type of approval that the user has not set up,
 * otherwise REFUSED. A reply without a valid signature of the vendor is BAD_REPLY.
 */
export interface PushAuth {
  /** Creates an event that the user who scans the QR code decides. */
  createQrCode(prompt: PushAuthPrompt, caller: Caller): Promise<StartedQrCode>;
  /** The times of every push request, also for decoys. */
  readonly pushTimes: Pick<StartedPushAuth, 'lifetimeSeconds' | 'pollAfterMs'>;
  /** Sends a push request to the phone of one user. Never retried, because each call sends a push. */
  requestPush(uid: string, prompt: PushAuthPrompt, caller: Caller): Promise<StartedPushAuth>;
  /**
   * The vendor returns a decision once, so only one caller may poll an event. If the reply is lost, the decision is lost too:
   * keep polling until the lifetime of the event ends. An approval by another uid than that of the event is BAD_REPLY.
   */
  result(event: PolledPushAuth, caller: Caller): Promise<PushAuthResult>;
  /**
   * Whether the vendor issued this token to its app on a phone. It proves the presence of a user, not their identity. The
   * check may consume the token.
   */
  checkToken(token: string, caller: Caller): Promise<'ACCEPTED' | 'REJECTED'>;
  /**
   * Reads a report of the vendor. An unsigned, ambiguous or incomplete report throws BAD_REPLY. The signature proves the
   * sender, but neither the time nor the recipient. The caller must therefore compare `eventId` with the open event of the
   * URL, compare the uid of an approval with the expected one, and accept only the first report.
   */
  readCallback(callback: RawCallback): PushAuthReport;
}
