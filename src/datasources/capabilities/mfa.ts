import type { FactorKind, SignedIn } from './login.js';
import type { Caller, VendorSession } from './user.js';

export interface TotpEnrollment {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** PNG data URL of the QR code. */
  readonly qrCodeDataUrl: string;
  readonly recoveryCode: string;
}

/** A factor that the user has set up, or has started to set up. */
export interface Authenticator {
  readonly id: string;
  readonly kind: FactorKind;
  /** False until the user has confirmed the first code. */
  readonly enabled: boolean;
  readonly createdAt: Date | null;
}

/** A picture of a face, at most 700 kB. */
export interface Photo {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A code and its recipient: an e-mail address, or a phone in the format of clients. */
export interface SentCode {
  readonly target: string;
  readonly code: string;
}

/**
 * Second factors. `credential` is the token of a signed-in user, or that of `MfaNeeded` during a login; `token` is always
 * the latter. An expired token throws MFA_EXPIRED.
 */
export interface Mfa {
  authenticators?(vendor: VendorSession, caller: Caller): Promise<readonly Authenticator[]>;
  /** Throws ALREADY_ENROLLED while a confirmed authenticator exists. */
  enrollTotp?(credential: string, caller: Caller): Promise<TotpEnrollment>;
  /** A wrong code throws MFA_REJECTED. */
  confirmTotp?(credential: string, code: string, caller: Caller): Promise<void>;
  removeTotp?(vendor: VendorSession, caller: Caller): Promise<void>;
  /** A single photo is used twice. Photos without a face, or photos of two people, throw INPUT_REJECTED. */
  enrollFace?(credential: string, photos: readonly [Photo, Photo?], caller: Caller): Promise<void>;
  /** Whether a user without a phone or e-mail address may verify this one, which also binds it. */
  isBindable?(
    token: string,
    contact: { readonly phone: string } | { readonly email: string },
    caller: Caller,
  ): Promise<boolean>;
  verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn>;
  verifyRecoveryCode?(token: string, code: string, caller: Caller): Promise<SignedIn>;
  verifySms?(token: string, sent: SentCode, caller: Caller): Promise<SignedIn>;
  verifyEmail?(token: string, sent: SentCode, caller: Caller): Promise<SignedIn>;
  verifyFace?(token: string, photo: Photo, caller: Caller): Promise<SignedIn>;
}
