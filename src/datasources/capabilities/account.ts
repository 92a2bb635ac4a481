import type { Caller, ProfileField, UserRecord, VendorSession } from './user.js';

/** The old phone or e-mail address, with a code that was sent to it. */
export interface OldContact {
  readonly target: string;
  readonly code: string;
}

/** A new phone or e-mail address, with a code that was sent to it. `old` proves ownership of the old one, if any. */
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
 * Changes that signed-in users make to their own account. Refusals: CODE_REJECTED, ALREADY_TAKEN (another user has it),
 * OLD_CREDENTIAL_REJECTED (the proof of the old one is missing or wrong), LAST_LOGIN_METHOD, NOT_FOUND (nothing is bound),
 * INPUT_REJECTED.
 */
export interface Account {
  /** Omitted fields do not change; null clears a field. */
  updateProfile(
    vendor: VendorSession,
    userId: string,
    profile: Readonly<Partial<Record<ProfileField, string | null>>>,
    caller: Caller,
  ): Promise<UserRecord>;
  /** `oldPassword` is required unless the account has no password. */
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
  /** Moves the external identities of `secondary` to `primary`. The vendor then deletes the secondary account. */
  link?(primary: VendorSession, secondary: VendorSession, caller: Caller): Promise<void>;
  securityLevel?(vendor: VendorSession, caller: Caller): Promise<SecurityLevelRecord>;
}
