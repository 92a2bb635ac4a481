import type { Caller, VendorSession } from './user.js';

export interface LegacyMfaRecord {
  readonly enabled: boolean;
  /** Base32. Present only in the result that turns MFA on, because the key is the whole secret of the authenticator app. */
  readonly sharedKey: string | null;
}

/** A second factor that is one switch per user, without a confirmation step. */
export interface LegacyMfa {
  status(vendor: VendorSession, userId: string, caller: Caller): Promise<LegacyMfaRecord>;
  /** Turning on a switch that is already on changes nothing and returns no key. */
  turn(vendor: VendorSession, userId: string, on: boolean, caller: Caller): Promise<LegacyMfaRecord>;
}
