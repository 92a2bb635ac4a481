import type { Account } from '../account.js';
import type { Call } from '../call.js';
import { graphqlUser, storedToken } from '../userViews.js';

/** A user as the management token sees one: with the token that the vendor keeps. */
export function userViewer({ state }: Call): (account: Account) => Record<string, unknown> {
  return (account) => graphqlUser(state, account, storedToken(account));
}
