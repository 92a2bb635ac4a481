import type { Account } from './account.js';

/** What an account can be signed in to by. A username counts only with a password. */
type LoginNames = Pick<Account, 'phone' | 'email' | 'username' | 'password'>;

/** Asked of an account as it would be after a change. */
export function canSignIn({ phone, email, username, password }: LoginNames, bindings: readonly unknown[]): boolean {
  return Boolean(phone || email || (username && password)) || bindings.length > 0;
}
