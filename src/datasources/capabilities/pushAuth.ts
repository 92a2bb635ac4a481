import type { Caller } from './user.js';

/** What the user does on the phone to approve. */
export type PushAuthTypeId = 'CONFIRM' | 'FACE' | 'VOICE';

export interface PushRequest {
  readonly authType: PushAuthTypeId;
  /** Shown on the phone: what is asked for, and its details. */
  readonly actionType?: string;
  readonly actionDetails?: string;
  /** Where the vendor is to report the outcome; the event can then not be asked about. */
  readonly callbackUrl?: string;
}

export interface StartedPush {
  /** The vendor's name of the event: a secret. */
  readonly eventId: string;
  readonly lifetimeSeconds: number;
}

export interface StartedQrCode extends StartedPush {
  /** A ready picture at the vendor, and the text to draw one's own from. */
  readonly qrCode: { readonly url: string; readonly data: string };
}

export type PushOutcome =
  | { readonly status: 'PENDING' | 'SCANNED' | 'REJECTED' | 'EXPIRED' | 'ALREADY_HANDLED' }
  | { readonly status: 'APPROVED'; readonly uid: string };

/** Approval on a second device. An event's outcome is handed out once: whoever asks must store it. */
export interface PushAuth {
  createQrCode(request: PushRequest, caller: Caller): Promise<StartedQrCode>;
  /** Throws UNKNOWN_ACCOUNT for a uid that nobody has, NOT_SUPPORTED for a way that this user has not set up. */
  requestPush(uid: string, request: PushRequest, caller: Caller): Promise<StartedPush>;
  outcome(eventId: string, caller: Caller): Promise<PushOutcome>;
  /** Spends a token of the phone's app. It names no user. */
  verifyToken(token: string, caller: Caller): Promise<boolean>;
  /** Reads a callback of the vendor; throws BAD_REPLY for anything that the vendor did not sign. */
  readCallback(fields: Readonly<Record<string, string>>): { readonly eventId: string; readonly outcome: PushOutcome };
}
