import type { Caller, Page, PageRequest, VendorSession } from './user.js';

export interface AuthorizedAppRecord {
  readonly id: string;
  readonly name: string;
  readonly protocol: 'OAUTH' | 'OIDC';
  readonly domain: string | null;
  readonly description: string | null;
  readonly image: string | null;
  readonly authorizedAt: Date | null;
}

/** Applications that a user has let see their account. */
export interface AuthorizedApps {
  list(vendor: VendorSession, page: PageRequest, caller: Caller): Promise<Page<AuthorizedAppRecord>>;
  /** Throws NOT_FOUND for one that was not let in. */
  revoke(vendor: VendorSession, appId: string, caller: Caller): Promise<void>;
}
