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

/** Applications that a user has authorized to access their account. */
export interface AuthorizedApps {
  list(vendor: VendorSession, page: PageRequest, caller: Caller): Promise<Page<AuthorizedAppRecord>>;
  /** Throws NOT_FOUND for an application that is not authorized. */
  revoke(vendor: VendorSession, appId: string, caller: Caller): Promise<void>;
}
