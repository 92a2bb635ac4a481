import type { Caller, VendorSession } from './user.js';

export interface LegacyMfaRecord {
  readonly enabled: boolean;
  /** Base32; only at the moment when the switch was turned on, since it is all that an authenticator app needs. */
  readonly sharedKey: string | null;
}

/** A second factor that is one switch per user, with nothing to confirm. */
export interface LegacyMfa {
  status(vendor: VendorSession, userId: string, caller: Caller): Promise<LegacyMfaRecord>;
  /** Turning on what is on already changes nothing and tells no key. */
  turn(vendor: VendorSession, userId: string, on: boolean, caller: Caller): Promise<LegacyMfaRecord>;
}
