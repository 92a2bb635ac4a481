/** How the account of a session can prove itself with a password or an SMS code: always under its own name. */
import type { Identity, LoginMethod } from '../../datasources/capabilities.js';
import { canonicalPhone } from '../names.js';
import type { User } from '../outcomes.js';

/** The login that checks this password; undefined if the provider has none for the names of the account. */
export function passwordLogin(user: User, { loginMethods }: Identity, password: string): LoginMethod | undefined {
  const phone = phoneOf(user);
  const logins: readonly (LoginMethod | null)[] = [
    user.username === null ? null : { kind: 'username', username: user.username, password },
    user.email === null ? null : { kind: 'email', email: user.email, password },
    phone === null ? null : { kind: 'phonePassword', phone, password },
  ];
  return logins.find((login) => login !== null && loginMethods.has(login.kind)) ?? undefined;
}

/** The phone that a login code can be sent to; null if the account has none, or the provider has no such login. */
export function codePhone(user: User, { loginMethods, smsScenes }: Identity): string | null {
  return loginMethods.has('phoneCode') && smsScenes.has('LOGIN') ? phoneOf(user) : null;
}

function phoneOf({ phone, phoneCountryCode }: User): string | null {
  return phone === null ? null : canonicalPhone(phone, phoneCountryCode);
}
