/** Logins. All but LDAP use one operation, which is repeated with the code of a second factor. */
import type { Caller, LoginMethod, LoginOptions, LoginReply, MfaNeeded, SignedIn } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { text } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { loginRefusal } from '../errors.js';
import { LoginByLdapDocument, LoginDocument, type LoginMutationVariables } from '../generated/operations.js';
import { chinesePhone } from '../phone.js';
import { signedIn } from '../records/user.js';
import { userOfMfaToken } from '../token.js';
import type { LegacyPasswordCipher } from './password.js';

/** Lifetime of the sealed first step. In the vendor's SDKs it lives as long as the page. */
const SECOND_STEP_MS = 6 * 60_000;
const SECOND_FACTOR_NEEDED = '1635';

export interface LoginParts {
  readonly users: LegacyConnection;
  readonly oauth: LegacyConnection;
  readonly passwords: LegacyPasswordCipher;
  readonly userPoolId: string;
  readonly now: () => number;
}

export type LegacyLogin = Extract<
  LoginMethod,
  { readonly kind: 'email' | 'username' | 'phonePassword' | 'phoneCode' | 'ldap' }
>;

export async function login(
  parts: LoginParts,
  method: LegacyLogin,
  options: LoginOptions,
  caller: Caller,
): Promise<LoginReply> {
  if (method.kind === 'ldap') {
    const { username, password } = method;
    // The only operation that takes a password in clear: another system checks it.
    const variables = { username, password, clientId: parts.userPoolId };
    const { value, failure } = await parts.oauth.attempt('LoginByLDAP', LoginByLdapDocument, variables, { caller });
    if (failure !== null) throw loginRefusal('LoginByLDAP', failure);
    return signedIn(value, true);
  }
  const variables: LoginMutationVariables = {
    ...credentials(parts.passwords, method),
    registerInClient: parts.userPoolId,
    lastIP: caller.address,
    ...(options.captcha && { verifyCode: options.captcha.answer }),
  };
  const { value, failure } = await parts.users.attempt('login', LoginDocument, variables, { caller });
  if (failure === null) return signedIn(value, method.kind === 'phoneCode');
  if (failure.code === SECOND_FACTOR_NEEDED)
    return secondFactor(variables, text(failure.data, 'mfaToken'), parts.now());
  throw loginRefusal('login', failure);
}

/** Repeats the login with the code. `token` is the one that `login` returned. */
export async function loginWithCode(
  users: LegacyConnection,
  token: string,
  MFACode: string,
  caller: Caller,
): Promise<SignedIn> {
  const variables: LoginMutationVariables = { ...JSON.parse(token), MFACode };
  const { value, failure } = await users.attempt('login', LoginDocument, variables, { caller });
  if (failure !== null) throw loginRefusal('login with MFACode', failure);
  return signedIn(value, false);
}

/**
 * The vendor stores nothing of the first step, so we do: with the password encrypted, and sealed in the login flow. The
 * mfaToken only identifies the user.
 */
function secondFactor(variables: LoginMutationVariables, mfaToken: string | null, now: number): MfaNeeded {
  return {
    type: 'mfaNeeded',
    token: JSON.stringify(variables),
    userId: userOfMfaToken(mfaToken),
    expiresAt: new Date(now + SECOND_STEP_MS),
    factors: [{ kind: 'TOTP', target: null }],
    enrollable: [],
  };
}

function credentials(passwords: LegacyPasswordCipher, method: Exclude<LegacyLogin, { readonly kind: 'ldap' }>) {
  switch (method.kind) {
    case 'email':
      return { email: method.email, password: passwords.encrypt(method.password, 'password') };
    case 'username':
      return { username: method.username, password: passwords.encrypt(method.password, 'password') };
    case 'phonePassword':
      return { phone: chinesePhone(method.phone), password: passwords.encrypt(method.password, 'password') };
    case 'phoneCode':
      return { phone: chinesePhone(method.phone), phoneCode: numeric(method.code) };
  }
}

/** Only this operation takes the code as a number. */
function numeric(code: string): number {
  if (!/^\d{1,8}$/.test(code)) throw new ProviderError('CODE_REJECTED', 'authingLegacy');
  return Number(code);
}
