import type { Account } from '../account.js';
import { isEmail, normalEmail } from '../accounts.js';
import { type Call, requirePool, requireSubject, type Subject } from '../call.js';
import { isPassword } from '../passwords.js';
import { type ProfileInput, writeProfile } from '../registration.js';
import type { LegacyState } from '../state.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import type { Nullable, RootFields } from './rootField.js';

interface UpdateInput
  extends ProfileInput,
    Nullable<{
      email: string;
      emailVerified: boolean;
      username: string;
      phone: string;
      password: string;
      oldPassword: string;
      tokenExpiredAt: string;
      blocked: boolean;
      isDeleted: boolean;
    }> {
  readonly _id: string;
  readonly registerInClient: string;
}

/** Fields that users must not write, with the vendor's error codes, which name the correct call if there is one. */
const REFUSED_TO_USERS: Readonly<Record<string, number>> = {
  email: 2225,
  phone: 2226,
  emailVerified: 2018,
  blocked: 2018,
  isDeleted: 2018,
  token: 2018,
  loginsCount: 2018,
  lastLogin: 2018,
  lastIP: 2018,
  signedUp: 2018,
};

/** Changes profile and password, and logs out: `tokenExpiredAt: 0` revokes all tokens of the user. */
export const updateUserFields = {
  async updateUser({ options }: { options: UpdateInput }, call: Call) {
    requirePool(options.registerInClient);
    const subject = await requireSubject(call, options._id);
    const { account } = subject;
    if (!subject.byOwner) refuseForeign(options);
    const write = [
      passwordChange(call.state, subject, options),
      nameChange(call.state, account, options),
      tokenExpiry(call.state, account, options.tokenExpiredAt),
    ];
    for (const change of write) change();
    writeProfile(account, options);
    account.emailVerified = options.emailVerified ?? account.emailVerified;
    account.blocked = options.blocked ?? account.blocked;
    account.isDeleted = options.isDeleted ?? account.isDeleted;
    const token = subject.token !== null && account.tokens.has(subject.token) ? subject.token : null;
    return userView(call.state, account, token);
  },
} satisfies RootFields;

function refuseForeign(options: UpdateInput): void {
  for (const field of Object.keys(options)) {
    const code = REFUSED_TO_USERS[field];
    if (code !== undefined) throw new VendorError(code);
  }
}

/** Validates the input and returns the changes, so that a refused update changes nothing. */
type Change = () => void;

function passwordChange(state: LegacyState, subject: Subject, { password, oldPassword }: UpdateInput): Change {
  const { account, byOwner } = subject;
  if (!password) return () => undefined;
  const { passwordCipher } = state.platform;
  const replacement = passwordCipher.store(password);
  if (!byOwner && account.password) {
    if (!oldPassword) throw new VendorError(2201);
    if (!isPassword(account.password, passwordCipher.decrypt(oldPassword))) throw new VendorError(2203);
  }
  return () => {
    account.password = replacement;
  };
}

function nameChange({ accounts }: LegacyState, account: Account, { email, phone, username }: UpdateInput): Change {
  const isTaken = (owner: Account | undefined) => owner !== undefined && owner !== account;
  if (email && !isEmail(email)) throw new VendorError(2003);
  if (isTaken(accounts.find({ email }))) throw new VendorError(2200);
  if (isTaken(accounts.find({ phone }))) throw new VendorError(2035);
  if (isTaken(accounts.find({ username }))) throw new VendorError(2034);
  return () => {
    if (email !== undefined) account.email = email && normalEmail(email);
    if (phone !== undefined) account.phone = phone;
    if (username !== undefined) account.username = username;
  };
}

/** Milliseconds since the epoch, or a date string. */
function tokenExpiry(state: LegacyState, account: Account, text: string | null | undefined): Change {
  if (text == null) return () => undefined;
  const time = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(time)) throw new VendorError(500, { message: `Cast to date failed for value "${text}"` });
  return () => {
    account.tokenExpiredAt = time;
    if (time > state.now()) return;
    account.tokens.clear();
    account.token = null;
  };
}
