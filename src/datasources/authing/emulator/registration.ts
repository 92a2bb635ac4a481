import { type Account, newAccount, PROFILE_FIELDS, type ProfileField } from './account.js';
import { isEmail, normalEmail } from './accounts.js';
import type { Call } from './call.js';
import { readParams } from './customData.js';
import { hashPassword } from './passwords.js';
import { VendorError } from './vendorError.js';

export interface Registration {
  readonly email?: string;
  readonly username?: string;
  readonly phone?: string;
  readonly phoneCountryCode?: string | null;
  readonly source: string;
  /** Ciphertext. */
  readonly password?: string | null;
  readonly profile?: RegisterProfile | null;
  readonly params?: string | null;
  readonly context?: string | null;
}

export type RegisterProfile = Partial<Record<ProfileField | 'username' | 'email' | 'phone', string | null>>;

/** Validates all input before it stores data, so that a refused registration changes nothing. */
export function register({ state, address }: Call, input: Registration): Account {
  if (state.pool.registerDisabled) throw new VendorError(2031);
  if (input.email !== undefined && !isEmail(input.email)) throw new VendorError(2003);
  const now = state.stamp();
  const clearText = input.password ? state.platform.passwordCipher.decrypt(input.password) : null;
  const password = clearText === null ? null : hashPassword(clearText, now);
  if (state.accounts.find(input)) throw new VendorError(2026);
  const username = input.username ?? input.profile?.username ?? null;
  if (state.accounts.find({ username })) throw new VendorError(2034);
  // Additional contacts require a proof (emailToken, phoneToken) that is not emulated.
  if (input.profile?.email || input.profile?.phone) throw new VendorError(2231);
  state.whitelist.requireListed(state.pool, { EMAIL: input.email, PHONE: input.phone, USERNAME: username });
  const customData = readParams(input.params);
  state.customData.check('USER', customData);
  checkContext(input.context);

  const account = state.accounts.add(
    newAccount(now, {
      username,
      email: input.email === undefined ? null : normalEmail(input.email),
      emailVerified: input.email !== undefined && state.pool.emailVerifiedDefault,
      phone: input.phone ?? null,
      phoneCountryCode: input.phoneCountryCode ?? null,
      phoneVerified: input.source === 'basic:phone-code',
      password,
      registerSource: [input.source],
    }),
  );
  writeProfile(account, input.profile ?? {});
  state.userActions.add({ operation: 'register', userId: account.id, address, at: now });
  state.customData.write('USER', account.id, customData);
  return account;
}

export function writeProfile(account: Account, input: Partial<Record<ProfileField, string | null>>): void {
  for (const field of PROFILE_FIELDS) {
    const value = input[field];
    if (value !== undefined) account.profile[field] = value;
  }
}

/** Any JSON object for the vendor's pipelines. It is not stored. */
export function checkContext(context: string | null | undefined): void {
  if (!context) return;
  try {
    if (typeof JSON.parse(context) === 'object') return;
  } catch {
    // Falls through to the refusal below.
  }
  throw new VendorError(500, { text: { zh: 'context 格式错误', en: 'context is not the JSON of an object' } });
}
