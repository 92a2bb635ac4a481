import type { Caller } from './user.js';

/** What the vendor's SDK does on the phone. The last two read documents and say nothing about a person. */
export type LivenessDetection = 'LIVENESS' | 'SILENT_LIVENESS' | 'ID_CARD_OCR' | 'BANK_CARD_OCR';

export interface LivenessToken {
  /** Lets the SDK start; it proves nothing. Secret. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Finds out whether a living person stands before a camera: that somebody is there, not who. Stateless; a file is not kept.
 *
 * Refusals: TOO_FREQUENT, INPUT_REJECTED for a file that cannot be judged, REFUSED for what only the operator can mend.
 */
export interface Liveness {
  createToken(detection: LivenessDetection, caller: Caller): Promise<LivenessToken>;
  /** Judges what the SDK recorded. Without a clear word of the vendor's it is SPOOF. Never tried twice: each try is billed. */
  judge(file: Uint8Array<ArrayBuffer>, caller: Caller): Promise<'LIVE' | 'SPOOF'>;
}
