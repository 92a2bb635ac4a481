import { type Account, newAccount, PROFILE_FIELDS, type ProfileField } from './account.js';
import { type Identifier, isEmail, isPhone, normalEmail } from './accounts.js';
import type { Call } from './call.js';
import { VendorError } from './vendorError.js';

export type ProfileInput = Partial<Record<ProfileField, string | null>>;

export interface Registration extends ProfileInput, Identifier {
  /** Ciphertext. */
  readonly password?: string | null;
  readonly unionid?: string | null;
  readonly openid?: string | null;
  readonly registerMethod: string;
}

/** Validates all input before it stores data, so that a refused registration changes nothing. */
export function register({ state }: Call, input: Registration): Account {
  const { email, username, phone, password } = input;
  if (email && !isEmail(email)) throw new VendorError(2003);
  if (phone && !isPhone(phone)) throw new VendorError(500, { message: '手机号格式不正确' });
  const stored = password ? state.platform.passwordCipher.store(password) : null;
  for (const name of [{ email }, { phone }, { username }]) if (state.accounts.find(name)) throw new VendorError(2026);

  const account = newAccount({
    email: email ? normalEmail(email) : null,
    username: username || null,
    phone: phone || null,
    password: stored,
    unionid: input.unionid ?? null,
    openid: input.openid ?? null,
    registerMethod: input.registerMethod,
  });
  writeProfile(account, input);
  return state.accounts.add(account);
}

export function writeProfile(account: Account, input: ProfileInput): void {
  for (const field of PROFILE_FIELDS) {
    const value = input[field];
    if (value !== undefined) account.profile[field] = value;
  }
}
