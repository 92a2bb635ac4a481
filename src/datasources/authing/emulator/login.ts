import { type Account, DEFAULT_PHOTO } from './account.js';
import { type Identifier, isEmail } from './accounts.js';
import type { Call } from './call.js';
import { readParams } from './customData.js';
import { requireCaptcha, requireEmailProof, requireUnlocked } from './loginRules.js';
import { requirePasswordChange } from './passwordChange.js';
import { isPassword } from './passwords.js';
import { checkContext, register } from './registration.js';
import { requireSecondFactor } from './secondFactor.js';
import type { AuthingState } from './state.js';
import { issueIdToken } from './tokens.js';
import type { ShownToken } from './userViews.js';
import { VendorError } from './vendorError.js';

export interface LoginOptions {
  readonly autoRegister?: boolean | null;
  readonly captchaCode?: string | null;
  readonly clientIp?: string | null;
  readonly params?: string | null;
  readonly context?: string | null;
}

export interface SignedIn extends ShownToken {
  readonly account: Account;
  readonly newlyCreated: boolean;
}

export type LoginName = { email: string } | { username: string } | { phone: string };

export async function loginByPassword(
  call: Call,
  name: LoginName,
  ciphertext: string,
  options: LoginOptions,
): Promise<SignedIn> {
  const { state } = call;
  if ('email' in name && !isEmail(name.email)) throw new VendorError(2003);
  const password = state.platform.passwordCipher.decrypt(ciphertext);
  const identifier: Identifier = name;
  const known = state.accounts.find(identifier);
  const failureKey = known?.id ?? JSON.stringify(name);
  if (known) requireUnlocked(state, known);
  requireCaptcha(call, failureKey, options.captchaCode);

  if (!known) {
    if (!options.autoRegister) {
      state.loginFailures.add(failureKey);
      throw new VendorError(2004);
    }
    const source = 'email' in name ? 'basic:email' : 'username' in name ? 'basic:username-password' : 'basic:phone';
    const { params, context } = options;
    const created = register(call, {
      ...name,
      source,
      password: ciphertext,
      params: params ?? null,
      context: context ?? null,
    });
    return finishLogin(call, created, options, true);
  }
  if (!known.password) throw new VendorError(2027);
  if (!isPassword(known.password, password)) {
    state.loginFailures.add(failureKey);
    throw new VendorError(2006);
  }
  state.loginFailures.clear(failureKey);
  if ('email' in name) requireEmailProof(state, known);
  requirePasswordChange(state, known);
  return finishLogin(call, known, options, false);
}

/** The checks between a verified first factor and a session. */
export async function finishLogin(
  call: Call,
  account: Account,
  options: LoginOptions,
  newlyCreated: boolean,
): Promise<SignedIn> {
  const { state } = call;
  requireActive(account);
  const customData = readParams(options.params);
  state.customData.check('USER', customData);
  checkContext(options.context);
  await requireSecondFactor(state, account);
  state.customData.write('USER', account.id, customData);
  return { account, newlyCreated, ...(await signIn(call, account, options.clientIp ?? call.address)) };
}

/** Throws 2005 for a user who is blocked, temporarily or permanently. */
export function requireActive(account: Account): void {
  if (account.blocked || account.status !== 'Activated') throw new VendorError(2005);
}

/** Completes a login: counts it, issues the token and starts the browser session. */
export async function signIn({ state, newCookies }: Call, account: Account, address: string): Promise<ShownToken> {
  countLogin(state, account, address);
  const issued = await issueIdToken(state, account);
  newCookies.push(`${state.browsers.start(account.id, issued.token)}; Path=/; HttpOnly`);
  return issued;
}

export function countLogin(state: AuthingState, account: Account, address: string): void {
  const now = state.now();
  account.loginsCount += 1;
  account.lastLogin = now;
  account.signedUp ??= now;
  account.lastIp = address;
  state.userActions.add({ operation: 'login', userId: account.id, address, at: now });
  if (account.profile.photo === DEFAULT_PHOTO) account.profile.photo = `${state.platform.origin}/${DEFAULT_PHOTO}`;
}
