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

/** A factor that the user has set up, or has begun to. */
export interface Authenticator {
  readonly id: string;
  readonly kind: FactorKind;
  /** False while the first code is still to be confirmed. */
  readonly enabled: boolean;
  readonly createdAt: Date | null;
}

/** A picture of a face, at most 700 kB. */
export interface Photo {
  readonly type: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A code and where it went: an e-mail address, or a phone as a client would write it. */
export interface SentCode {
  readonly target: string;
  readonly code: string;
}

/**
 * Second factors. `credential` is the token of a signed-in user, or that of `MfaNeeded` in the middle of a login;
 * `token` is always the latter. Once its minutes are over it throws MFA_EXPIRED.
 */
export interface Mfa {
  authenticators?(vendor: VendorSession, caller: Caller): Promise<readonly Authenticator[]>;
  /** Throws ALREADY_ENROLLED while a confirmed authenticator exists. */
  enrollTotp?(credential: string, caller: Caller): Promise<TotpEnrollment>;
  /** A wrong code throws MFA_REJECTED. */
  confirmTotp?(credential: string, code: string, caller: Caller): Promise<void>;
  removeTotp?(vendor: VendorSession, caller: Caller): Promise<void>;
  /** One photo stands for both when there is no second. Photos without a face, or of two people, throw INPUT_REJECTED. */
  enrollFace?(credential: string, photos: readonly [Photo, Photo?], caller: Caller): Promise<void>;
  /** Whether a user who has no phone or e-mail may prove, and thereby bind, this one. */
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
