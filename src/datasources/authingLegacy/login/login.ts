/** Logins: all but LDAP's are one operation, which the second factor repeats with its code. */
import type { Caller, LoginMethod, LoginOptions, LoginReply, MfaNeeded, SignedIn } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { text } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { refusal } from '../errors.js';
import { LoginByLdapDocument, LoginDocument, type LoginMutationVariables } from '../generated/operations.js';
import { chinesePhone } from '../phone.js';
import { signedIn } from '../records/user.js';
import { userOfMfaToken } from '../token.js';
import type { LegacyPasswordCipher } from './password.js';

/** How long the sealed first step may wait for its code; in the vendor's own SDKs it waits as long as the page. */
const SECOND_STEP_MS = 6 * 60_000;
const SECOND_FACTOR_NEEDED = '1635';

export interface LoginParts {
  readonly users: LegacyConnection;
  readonly oauth: LegacyConnection;
  readonly passwords: LegacyPasswordCipher;
  readonly userPoolId: string;
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
    // The one operation that takes a password in clear: another system judges it.
    const variables = { username, password, clientId: parts.userPoolId };
    return signedIn(await parts.oauth.run('LoginByLDAP', LoginByLdapDocument, variables, { caller }), true);
  }
  const variables: LoginMutationVariables = {
    ...credentials(parts.passwords, method),
    registerInClient: parts.userPoolId,
    lastIP: caller.address,
    ...(options.captcha && { verifyCode: options.captcha.answer }),
  };
  const { value, failure } = await parts.users.attempt('login', LoginDocument, variables, { caller });
  if (failure === null) return signedIn(value, method.kind === 'phoneCode');
  if (failure.code === SECOND_FACTOR_NEEDED) return secondFactor(variables, text(failure.data, 'mfaToken'));
  throw refusal('login', failure.code);
}

/** The login once more, now with the code. `token` is the one that `login` answered. */
export async function loginWithCode(
  users: LegacyConnection,
  token: string,
  MFACode: string,
  caller: Caller,
): Promise<SignedIn> {
  const variables: LoginMutationVariables = { ...JSON.parse(token), MFACode };
  const { value, failure } = await users.attempt('login', LoginDocument, variables, { caller });
  if (failure !== null) throw refusal('login with MFACode', failure.code);
  return signedIn(value, false);
}

/**
 * The vendor keeps nothing of the first step, so we do: with the password encrypted, sealed in the flow of the login. Its
 * mfaToken only says whose login it is.
 */
function secondFactor(variables: LoginMutationVariables, mfaToken: string | null): MfaNeeded {
  return {
    type: 'mfaNeeded',
    token: JSON.stringify(variables),
    userId: userOfMfaToken(mfaToken),
    expiresAt: new Date(Date.now() + SECOND_STEP_MS),
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

/** Here, and only here, the vendor wants the code as a number. */
function numeric(code: string): number {
  if (!/^\d{1,8}$/.test(code)) throw new ProviderError('CODE_REJECTED', 'authingLegacy');
  return Number(code);
}
