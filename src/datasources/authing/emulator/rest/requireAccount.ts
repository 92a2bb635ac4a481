import type { Account } from '../account.js';
import type { Call } from '../call.js';
import { VendorError } from '../vendorError.js';

/** The account with the id that a request contains. Throws 2004 for an unknown id. */
export function requireAccount({ state }: Call, id: unknown): Account {
  const account = typeof id === 'string' ? state.accounts.get(id) : undefined;
  if (!account) throw new VendorError(2004);
  return account;
}
