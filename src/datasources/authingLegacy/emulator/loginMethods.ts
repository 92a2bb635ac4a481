import type { Account } from './account.js';

/** The login methods of an account. A username counts only with a password. */
type LoginNames = Pick<Account, 'phone' | 'email' | 'username' | 'password'>;

/** Checks an account in the state after a change. */
export function canSignIn({ phone, email, username, password }: LoginNames, bindings: readonly unknown[]): boolean {
  return Boolean(phone || email || (username && password)) || bindings.length > 0;
}
