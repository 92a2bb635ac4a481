import { type Account, DEFAULT_PHOTO } from './account.js';
import { type Identifier, isEmail } from './accounts.js';
import type { Call } from './call.js';
import { newId } from './ids.js';
import { isTotp } from './mfaKeys.js';
import { isPassword } from './passwords.js';
import { register } from './registration.js';
import { issueMfaToken, issueUserToken } from './tokens.js';
import { VendorError } from './vendorError.js';

/** A verified first factor. `spend` consumes its code when the login is complete. */
export interface Proven {
  readonly account: Account;
  spend(): void;
}

export interface LoginExtras {
  readonly lastIP?: string | null;
  readonly browser?: string | null;
  readonly device?: string | null;
}

export function proveByPassword({ state, address }: Call, name: Identifier, ciphertext: string): Proven {
  if (name.email && !isEmail(name.email)) throw new VendorError(2003);
  const password = state.platform.passwordCipher.decrypt(ciphertext);
  const account = state.accounts.find(name);
  if (!account) throw new VendorError(2004);
  if (!account.password) throw new VendorError(2027);
  if (!isPassword(account.password, password)) {
    record(account, { when: state.now(), ip: address, success: false, result: '密码错误' });
    throw new VendorError(2006);
  }
  return { account, spend: () => undefined };
}

/** An unknown phone creates the account. */
export function proveByPhoneCode(call: Call, phone: string, code: number): Proven {
  const spend = call.state.codes.check({ channel: 'sms', to: phone, scene: null, code });
  const account =
    call.state.accounts.find({ phone }) ?? register(call, { phone, registerMethod: 'default:phone-code' });
  return { account, spend };
}

/** Throws 2005 for a blocked user, 2004 for a user that is marked as deleted. */
export function requireActive(account: Account): void {
  if (account.isDeleted) throw new VendorError(2004);
  if (account.blocked) throw new VendorError(2005);
}

/** Clients send the first factor again with the code in `MFACode`. Throws 1635 without a code, 6001 for a wrong code. */
export async function requireSecondFactor({ state }: Call, account: Account, code: string | null | undefined) {
  const key = state.mfaKeys.of(account.id);
  if (!key?.enable) return;
  if (!code) {
    const { email, username, profile } = account;
    const mfaToken = await issueMfaToken(state, account);
    throw new VendorError(1635, {
      data: { mfaToken, nickname: profile.nickname, email, username, avatar: profile.photo },
    });
  }
  if (!isTotp(key.shareKey, code, state.now())) throw new VendorError(6001);
}

/** Counts the login and issues the token. */
export async function signIn({ state, address }: Call, account: Account, extras: LoginExtras): Promise<string> {
  const now = state.now();
  const ip = extras.lastIP ?? address;
  account.loginsCount += 1;
  account.lastLogin = now;
  account.signedUp ??= now;
  account.lastIp = ip;
  account.profile.browser = extras.browser ?? account.profile.browser;
  account.profile.device = extras.device ?? account.profile.device;
  if (account.profile.photo === DEFAULT_PHOTO) {
    account.profile.photo = `${state.platform.origins.content}/${DEFAULT_PHOTO}`;
  }
  record(account, { when: now, ip, success: true, result: '登录成功' });
  return (await issueUserToken(state, account)).token;
}

function record(account: Account, login: Omit<Account['logins'][number], 'id'>): void {
  account.logins.unshift({ id: newId(), ...login });
}
