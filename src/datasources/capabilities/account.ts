import type { Caller, ProfileField, UserRecord, VendorSession } from './user.js';

/** The old phone or e-mail with a code that went there. */
export interface OldContact {
  readonly target: string;
  readonly code: string;
}

/** A new phone or e-mail with a code that went there, and the proof of the old one where there is one. */
export interface ContactChange {
  readonly target: string;
  readonly code: string;
  readonly old?: OldContact;
}

export interface SecurityLevelRecord {
  /** 0 to 100. */
  readonly score: number;
  readonly email: boolean;
  readonly phone: boolean;
  readonly password: boolean;
  /** 1 weak, 2 medium, 3 strong; null without a password. */
  readonly passwordSecurityLevel: number | null;
  readonly mfa: boolean;
}

/**
 * What signed-in users change about themselves. Refusals: CODE_REJECTED, ALREADY_TAKEN (somebody else has it),
 * OLD_CREDENTIAL_REJECTED (the proof of the old one is missing or wrong), LAST_LOGIN_METHOD, NOT_FOUND (nothing is bound),
 * INPUT_REJECTED.
 */
export interface Account {
  /** Fields that are left out stay; null clears a field. */
  updateProfile(
    vendor: VendorSession,
    userId: string,
    profile: Readonly<Partial<Record<ProfileField, string | null>>>,
    caller: Caller,
  ): Promise<UserRecord>;
  /** `oldPassword` may be absent only where the account has none. */
  updatePassword(
    vendor: VendorSession,
    passwords: { readonly newPassword: string; readonly oldPassword?: string },
    caller: Caller,
  ): Promise<UserRecord>;
  bindPhone(vendor: VendorSession, phone: ContactChange, caller: Caller): Promise<UserRecord>;
  updatePhone(vendor: VendorSession, phone: ContactChange, caller: Caller): Promise<UserRecord>;
  unbindPhone?(vendor: VendorSession, caller: Caller): Promise<UserRecord>;
  bindEmail(vendor: VendorSession, email: ContactChange, caller: Caller): Promise<UserRecord>;
  updateEmail(vendor: VendorSession, email: ContactChange, caller: Caller): Promise<UserRecord>;
  unbindEmail(vendor: VendorSession, caller: Caller): Promise<UserRecord>;
  /** Moves the secondary's outside identities to the primary; the vendor then removes the secondary account. */
  link?(primary: VendorSession, secondary: VendorSession, caller: Caller): Promise<void>;
  securityLevel?(vendor: VendorSession, caller: Caller): Promise<SecurityLevelRecord>;
}
