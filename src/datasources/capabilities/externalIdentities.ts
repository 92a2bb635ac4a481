import type { Caller, VendorSession } from './user.js';

/** A social login that the user pool offers. */
export interface SocialConnectionRecord {
  readonly id: string;
  /** The vendor's name of the network, such as `github`. */
  readonly type: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly image: string | null;
  /** The URL that a browser opens to sign in. */
  readonly url: string | null;
}

/** An account at a social network. */
export interface ExternalIdentity {
  readonly type: string;
  /** The user id at the network. */
  readonly unionid: string;
  /** The user's profile at the network, stored with the link. */
  readonly userInfo: Readonly<Record<string, unknown>>;
}

/** Accounts at social networks. Refusals: ALREADY_TAKEN, NOT_FOUND, LAST_LOGIN_METHOD, UNKNOWN_ACCOUNT. */
export interface ExternalIdentities {
  connections(caller: Caller): Promise<readonly SocialConnectionRecord[]>;
  /** Uses the management credential. The vendor does not verify that the identity belongs to the user. */
  link(userId: string, identity: ExternalIdentity, caller: Caller): Promise<void>;
  unlink(vendor: VendorSession, type: string, caller: Caller): Promise<void>;
}
