import type { Caller } from './user.js';

/** What the person has to do on the phone. */
export type PushAuthType = 'CONFIRM' | 'FACE' | 'VOICE';

/** What the phone shows, and who hears of the answer. An empty text counts as none. */
export interface PushAuthPrompt {
  readonly authType?: PushAuthType;
  /** What is being authorised, in at most 64 characters. */
  readonly actionType?: string;
  /** More about it, in at most 256 characters. */
  readonly actionDetails?: string;
  /**
   * Where the vendor reports the answer to. An event with one is only reported and cannot be asked about. Whoever knows
   * the address can send old reports to it: it holds a fresh secret per event.
   */
  readonly callbackUrl?: string;
}

/** An event as it is stored between calls: plain JSON. Its id is a secret: it belongs to the visitor who began it. */
export interface StartedPushAuth {
  readonly id: string;
  /** Whom the question was sent to; null for a QR code, which anybody may scan. */
  readonly uid: string | null;
  /** How long the vendor may keep the question open at most; some close it earlier. */
  readonly lifetimeSeconds: number;
  /** The pause that the vendor wants between two questions about the event. */
  readonly pollAfterMs: number;
}

export interface StartedQrCode extends StartedPushAuth {
  readonly qrCode: {
    /** Address of a picture. */
    readonly url: string;
    /** What the picture says, for a page that draws its own. */
    readonly data: string;
  };
}

/** An event that is asked about. */
export interface AskedPushAuth extends Pick<StartedPushAuth, 'id' | 'uid'> {
  /** A decision about it was read before. Some vendors word "scanned" and "already handled" alike; this tells which. */
  readonly decided?: boolean;
}

export type PushAuthResult =
  | { readonly status: 'PENDING' }
  | { readonly status: 'SCANNED' } // the phone has the question; still waiting
  | { readonly status: 'APPROVED'; readonly uid: string }
  | { readonly status: 'DENIED' }
  | { readonly status: 'EXPIRED' }
  | { readonly status: 'ALREADY_HANDLED' }; // somebody read the decision before; it is not told again

/** A request that came in at a callback address, before anything about it is believed. */
export interface RawCallback {
  /** The query string, without its question mark. Looked at only where there is no body. */
  readonly query: string;
  readonly contentType: string | null;
  readonly body: string;
}

export interface PushAuthReport {
  readonly eventId: string;
  /** Who answered, where the vendor says so. */
  readonly uid: string | null;
  readonly result: Extract<PushAuthResult, { readonly status: 'APPROVED' | 'DENIED' | 'EXPIRED' }>;
}

/**
 * Asks people for their consent on the phone that they enrolled with the vendor. Stateless: the caller stores the event.
 *
 * What the vendor refuses is thrown: UNKNOWN_ACCOUNT for a uid without the vendor's app, TOO_FREQUENT, INPUT_REJECTED with
 * the argument's name, NOT_FOUND for an event that the vendor does not know (any more) or a kind of consent that the user has
 * not set up, REFUSED for the rest. Nothing is believed that the vendor did not sign: BAD_REPLY.
 */
export interface PushAuth {
  /** An event that whoever scans the code answers. */
  createQrCode(prompt: PushAuthPrompt, caller: Caller): Promise<StartedQrCode>;
  /** How every push begins, whoever is asked. */
  readonly pushTimes: Pick<StartedPushAuth, 'lifetimeSeconds' | 'pollAfterMs'>;
  /** Rings the phone of one user. Never tried twice: each try is a push. */
  requestPush(uid: string, prompt: PushAuthPrompt, caller: Caller): Promise<StartedPushAuth>;
  /**
   * The vendor tells a decision once. One asker per event, therefore; and where the answer is lost on its way, so is the
   * decision: ask again, and give the event up at the end of its lifetime. An approval by another uid than the event's is
   * BAD_REPLY.
   */
  result(event: AskedPushAuth, caller: Caller): Promise<PushAuthResult>;
  /**
   * Whether the vendor gave this token to its app on somebody's phone. It proves that some user was there, not who, and it
   * may be spent by the question.
   */
  checkToken(token: string, caller: Caller): Promise<'ACCEPTED' | 'REJECTED'>;
  /**
   * Reads a report of the vendor; anything unsigned, ambiguous or incomplete throws BAD_REPLY. The signature says that the
   * vendor wrote it, not when or to whom: the caller compares `eventId` with the open event that the address belongs to,
   * compares an approval's uid with the one it expects, and takes the first report only.
   */
  readCallback(callback: RawCallback): PushAuthReport;
}
