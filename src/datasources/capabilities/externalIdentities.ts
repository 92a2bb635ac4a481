import type { Caller, VendorSession } from './user.js';

/** A way to sign in by a social network that the user pool offers. */
export interface SocialConnectionRecord {
  readonly id: string;
  /** The vendor's word for the network, such as `github`. */
  readonly type: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly image: string | null;
  /** Where a browser goes to sign in by it. */
  readonly url: string | null;
}

/** An account at a social network. */
export interface ExternalIdentity {
  readonly type: string;
  /** The network's own id of the user. */
  readonly unionid: string;
  /** What the network tells of its user, to be kept beside the link. */
  readonly userInfo: Readonly<Record<string, unknown>>;
}

/** Accounts at social networks. Refusals: ALREADY_TAKEN, NOT_FOUND, LAST_LOGIN_METHOD, UNKNOWN_ACCOUNT. */
export interface ExternalIdentities {
  connections(caller: Caller): Promise<readonly SocialConnectionRecord[]>;
  /** With the management credential: nothing but its word proves that the identity is the user's. */
  link(userId: string, identity: ExternalIdentity, caller: Caller): Promise<void>;
  unlink(vendor: VendorSession, type: string, caller: Caller): Promise<void>;
}
