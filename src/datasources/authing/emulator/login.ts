import { type Account, DEFAULT_PHOTO } from './account.js';
import { type Identifier, isEmail } from './accounts.js';
import type { Call } from './call.js';
import { readParams } from './customData.js';
import { requirePasswordChange } from './passwordChange.js';
import { isPassword } from './passwords.js';
import { checkContext, register } from './registration.js';
import type { AuthingState } from './state.js';
import { issueIdToken, issueMfaToken } from './tokens.js';
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
  requirePasswordChange(state, known);
  return finishLogin(call, known, options, false);
}

/** What still stands between a proven first factor and a session. */
export async function finishLogin(
  call: Call,
  account: Account,
  options: LoginOptions,
  newlyCreated: boolean,
): Promise<SignedIn> {
  const { state } = call;
  if (account.blocked) throw new VendorError(2005);
  const customData = readParams(options.params);
  state.customData.check('USER', customData);
  checkContext(options.context);
  if (state.authenticators.enabled(account.id)) throw await secondFactorNeeded(state, account);
  state.customData.write('USER', account.id, customData);
  return { account, newlyCreated, ...(await signIn(state, account, options.clientIp ?? call.address)) };
}

/** Counts as a login and issues the token. */
export async function signIn(state: AuthingState, account: Account, address: string): Promise<ShownToken> {
  const now = state.now();
  account.loginsCount += 1;
  account.lastLogin = now;
  account.signedUp ??= now;
  account.lastIp = address;
  if (account.profile.photo === DEFAULT_PHOTO) account.profile.photo = `${state.platform.origin}/${DEFAULT_PHOTO}`;
  return issueIdToken(state, account);
}

function requireCaptcha({ state, cookies }: Call, failureKey: string, answer: string | null | undefined): void {
  if (!state.loginFailures.isReached(failureKey, state.pool.loginFailCheck)) return;
  if (!answer) throw new VendorError(2000);
  if (!state.captchas.redeem(cookies, answer)) throw new VendorError(2001);
}

async function secondFactorNeeded(state: AuthingState, account: Account): Promise<VendorError> {
  const { email, username, profile } = account;
  const mfaToken = await issueMfaToken(state, account);
  return new VendorError(1635, {
    data: { mfaToken, nickname: profile.nickname, email, username, avatar: profile.photo },
  });
}
