import type { Account } from './account.js';

/** What an account can be signed in to by. A username counts only with a password. */
type LoginNames = Pick<Account, 'phone' | 'email' | 'username' | 'password' | 'identities'>;

/** Asked of an account as it would be after a change. */
export function canSignIn({ phone, email, username, password, identities }: LoginNames): boolean {
  return phone !== null || email !== null || (username !== null && password !== null) || identities.length > 0;
}
