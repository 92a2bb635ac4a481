import type { Account } from '../account.js';
import type { Call } from '../call.js';
import { graphqlUser, storedToken } from '../userViews.js';

/** A user in the format for the management token, with the token that the vendor stores. */
export function userViewer({ state }: Call): (account: Account) => Record<string, unknown> {
  return (account) => graphqlUser(state, account, storedToken(account));
}
