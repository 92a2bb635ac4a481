import type { LoginMethod, RegisterMethod } from '../../../datasources/capabilities.js';

/** The logins that migration handles: by a name and a password that both providers can check. */
export type PasswordLogin = Extract<LoginMethod, { readonly kind: 'email' | 'username' | 'phonePassword' }>;

export type AccountName = { readonly email: string } | { readonly username: string } | { readonly phone: string };

export function isPasswordLogin(method: LoginMethod): method is PasswordLogin {
  return method.kind === 'email' || method.kind === 'username' || method.kind === 'phonePassword';
}

export function nameOf(method: PasswordLogin | RegisterMethod): AccountName {
  switch (method.kind) {
    case 'email':
      return { email: method.email };
    case 'username':
      return { username: method.username };
    case 'phonePassword':
    case 'phoneCode':
      return { phone: method.phone };
  }
}
