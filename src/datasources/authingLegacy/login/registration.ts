import type { Caller, ProfileField, Registered, RegisterMethod, RegisterOptions } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { refusal } from '../errors.js';
import { RegisterDocument, type UserRegisterInput } from '../generated/operations.js';
import { chinesePhone } from '../phone.js';
import { userRecord, vendorSession } from '../records/user.js';
import type { LoginParts } from './login.js';
import type { LegacyPasswordCipher } from './password.js';

/** Fields that the vendor's input does not have: it refuses the whole document. */
const NOT_AT_REGISTRATION: readonly Exclude<ProfileField, keyof UserRegisterInput>[] = ['city', 'province'];

export type LegacyRegistration = Extract<RegisterMethod, { readonly kind: 'email' | 'phoneCode' }>;

export async function register(
  { users, passwords, userPoolId }: Omit<LoginParts, 'oauth'>,
  method: LegacyRegistration,
  { profile, forceLogin }: RegisterOptions,
  caller: Caller,
): Promise<Registered> {
  const misplaced = NOT_AT_REGISTRATION.find((field) => profile?.[field] !== undefined);
  if (misplaced !== undefined) {
    throw new ProviderError('INPUT_REJECTED', 'authingLegacy', undefined, `profile.${misplaced}`);
  }
  const userInfo: UserRegisterInput = {
    ...profile,
    ...identifiers(passwords, method),
    registerInClient: userPoolId,
    forceLogin,
    lastIP: caller.address,
  };
  const { value, failure } = await users.attempt('register', RegisterDocument, { userInfo }, { caller });
  if (failure !== null) throw refusal('register', failure.code);
  return { type: 'registered', user: userRecord(value), vendor: forceLogin ? vendorSession(value) : null };
}

function identifiers(passwords: LegacyPasswordCipher, method: LegacyRegistration) {
  if (method.kind === 'email') {
    return { email: method.email, password: passwords.encrypt(method.password, 'password') };
  }
  const { phone, code, password } = method;
  return {
    phone: chinesePhone(phone),
    // A text here, but a number in a login.
    phoneCode: code,
    ...(password !== undefined && { password: passwords.encrypt(password, 'password') }),
  };
}
