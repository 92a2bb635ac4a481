import type { Account } from '../account.js';
import type { Identifier } from '../accounts.js';
import { type Call, isManagement, requireManagement, requireSelfOrManagement, requireUser } from '../call.js';
import { type LoginHistoryInput, readLoginHistory } from '../loginHistory.js';
import { hashPassword } from '../passwords.js';
import { type RegisterProfile, writeProfile } from '../registration.js';
import { graphqlUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

interface UpdateInput extends RegisterProfile, LoginHistoryInput {
  readonly password?: string | null;
  readonly blocked?: boolean | null;
  readonly emailVerified?: boolean | null;
  readonly phoneVerified?: boolean | null;
  readonly phoneCountryCode?: string | null;
  readonly externalId?: string | null;
  readonly unionid?: string | null;
  readonly openid?: string | null;
}

/** `identifier` is the provider's id of the connection. The emulator has no connections. */
interface IdentityName {
  readonly provider?: string | null;
  readonly userIdInIdp?: string | null;
}

/** Fields that users must not write, with the vendor's error code. */
const REFUSED_TO_USERS: Readonly<Record<string, number>> = {
  email: 2225,
  phone: 2226,
  unionid: 2018,
  openid: 2018,
  password: 2018,
  blocked: 2018,
  emailVerified: 2018,
  phoneVerified: 2018,
  phoneCountryCode: 2018,
  externalId: 2018,
  tokenExpiredAt: 2018,
  loginsCount: 2018,
  lastLogin: 2018,
  lastIP: 2018,
  expiredAt: 2018,
};

export const accountFields = {
  async user({ id }: { id?: string | null }, call: Call) {
    const { state } = call;
    if (id && (await isManagement(call))) {
      const account = state.accounts.get(id);
      return account ? graphqlUser(state, account, storedToken(account)) : null;
    }
    const caller = await requireUser(call);
    if (id && id !== caller.account.id) throw new VendorError(2202);
    return graphqlUser(state, caller.account, caller);
  },

  isUserExists(identifier: Identifier, { state }: Call) {
    return state.accounts.find(identifier) !== undefined;
  },

  async findUser({ identity, ...identifier }: Identifier & { identity?: IdentityName | null }, call: Call) {
    await requireManagement(call);
    const { accounts } = call.state;
    const account = accounts.find(identifier) ?? (identity && findByIdentity(call, identity));
    return account ? graphqlUser(call.state, account, storedToken(account)) : null;
  },

  async updateUser({ id, input }: { id?: string | null; input: UpdateInput }, call: Call) {
    const { state } = call;
    if (await isManagement(call)) {
      const account = await requireSelfOrManagement(call, id ?? '');
      const history = readLoginHistory(input);
      writeContacts(call, account, input);
      Object.assign(account, history);
      write(call, account, input);
      return graphqlUser(state, account, storedToken(account));
    }
    const caller = await requireUser(call);
    if (id && id !== caller.account.id) throw new VendorError(2202);
    for (const field of Object.keys(input)) {
      const code = REFUSED_TO_USERS[field];
      if (code !== undefined) throw new VendorError(code);
    }
    write(call, caller.account, input);
    return graphqlUser(state, caller.account, caller);
  },
} satisfies RootFields;

function findByIdentity({ state }: Call, { provider, userIdInIdp }: IdentityName): Account | undefined {
  return provider && userIdInIdp ? state.accounts.findByIdentity(provider, userIdInIdp) : undefined;
}

function write({ state }: Call, account: Account, input: UpdateInput): void {
  const owner = state.accounts.find({ username: input.username });
  if (owner && owner !== account) throw new VendorError(2034);
  if (input.username !== undefined) account.username = input.username;
  writeProfile(account, input);
  account.updatedAt = state.stamp();
}

function writeContacts({ state }: Call, account: Account, input: UpdateInput): void {
  const { email, phone, password } = input;
  if (isTaken(state.accounts.find({ email }), account)) throw new VendorError(2200);
  if (isTaken(state.accounts.find({ phone }), account)) throw new VendorError(2035);
  const clearText = password ? state.platform.passwordCipher.decrypt(password) : null;
  if (clearText !== null) account.password = hashPassword(clearText, state.now());
  if (email !== undefined) account.email = email?.toLowerCase() ?? null;
  if (phone !== undefined) account.phone = phone;
  account.blocked = input.blocked ?? account.blocked;
  account.emailVerified = input.emailVerified ?? account.emailVerified;
  account.phoneVerified = input.phoneVerified ?? account.phoneVerified;
  if (input.phoneCountryCode !== undefined) account.phoneCountryCode = input.phoneCountryCode;
  if (input.externalId !== undefined) account.externalId = input.externalId;
  if (input.unionid !== undefined) account.unionid = input.unionid;
  if (input.openid !== undefined) account.openid = input.openid;
}

function isTaken(owner: Account | undefined, account: Account): boolean {
  return owner !== undefined && owner !== account;
}
