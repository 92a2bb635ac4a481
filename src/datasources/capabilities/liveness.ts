import type { Photo } from './mfa.js';
import type { Caller } from './user.js';

/** The task of the vendor's SDK on the phone. The last two read documents and do not check a person. */
export type LivenessDetection = 'LIVENESS' | 'SILENT_LIVENESS' | 'ID_CARD_OCR' | 'BANK_CARD_OCR';

export interface LivenessToken {
  /** Starts the SDK. It is not a proof. Secret. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Checks whether a recording shows a live person and, with a reference photo, whether it is the same person. Stateless:
 * neither file nor photo is stored.
 *
 * Refusals: TOO_FREQUENT, INPUT_REJECTED for a file that cannot be evaluated, REFUSED for a problem that only the operator can fix.
 */
export interface Liveness {
  createToken(detection: LivenessDetection, caller: Caller): Promise<LivenessToken>;
  /**
   * Checks that the recording shows a live person, not which person. An unclear result of the vendor is SPOOF. Never
   * retried, because the vendor bills each call.
   */
  judge(file: Uint8Array<ArrayBuffer>, caller: Caller): Promise<'LIVE' | 'SPOOF'>;
  /**
   * Checks the recording and compares it with a reference photo, in one call that is never retried. An attack is SPOOF, even
   * if the faces match. An unclear comparison is OTHER_PERSON. INPUT_REJECTED is for the recording or the photo: the vendor
   * does not report which one.
   */
  match(
    file: Uint8Array<ArrayBuffer>,
    reference: Photo,
    caller: Caller,
  ): Promise<'SAME_PERSON' | 'OTHER_PERSON' | 'SPOOF'>;
}
