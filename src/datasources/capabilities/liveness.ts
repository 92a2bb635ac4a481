import type { Photo } from './mfa.js';
import type { Caller } from './user.js';

/** What the vendor's SDK does on the phone. The last two read documents and say nothing about a person. */
export type LivenessDetection = 'LIVENESS' | 'SILENT_LIVENESS' | 'ID_CARD_OCR' | 'BANK_CARD_OCR';

export interface LivenessToken {
  /** Lets the SDK start; it proves nothing. Secret. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Finds out whether a living person stands before a camera, and where there is a photo to compare with, whether it is the
 * one in the photo. Stateless; neither file nor photo is kept.
 *
 * Refusals: TOO_FREQUENT, INPUT_REJECTED for a file that cannot be judged, REFUSED for what only the operator can mend.
 */
export interface Liveness {
  createToken(detection: LivenessDetection, caller: Caller): Promise<LivenessToken>;
  /**
   * Judges what the SDK recorded: that somebody is there, not who. Without a clear word of the vendor's it is SPOOF. Never
   * tried twice: each try is billed.
   */
  judge(file: Uint8Array<ArrayBuffer>, caller: Caller): Promise<'LIVE' | 'SPOOF'>;
  /**
   * Judges what the SDK recorded and compares it with a photo of the person that it should show, in one call that is never
   * tried twice. An attack is SPOOF, however alike the faces; without a clear word of the vendor's that they are one
   * person's it is OTHER_PERSON. INPUT_REJECTED is about the recording or the photo: the vendor does not say which.
   */
  match(
    file: Uint8Array<ArrayBuffer>,
    reference: Photo,
    caller: Caller,
  ): Promise<'SAME_PERSON' | 'OTHER_PERSON' | 'SPOOF'>;
}
