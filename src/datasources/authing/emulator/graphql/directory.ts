import { type Account, type Identity, newAccount } from '../account.js';
import { normalEmail } from '../accounts.js';
import { type Call, requireManagement } from '../call.js';
import { readParams } from '../customData.js';
import { refusal } from '../directory/refusals.js';
import { type LoginHistoryInput, readLoginHistory } from '../loginHistory.js';
import { type PageArgs, pageOf } from '../pages.js';
import { hashPassword } from '../passwords.js';
import { type RegisterProfile, writeProfile } from '../registration.js';
import { graphqlUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

const BATCH_LIMIT = 80;

interface CreateUserArgs {
  readonly userInfo: RegisterProfile &
    LoginHistoryInput & {
      readonly emailVerified?: boolean | null;
      readonly phoneVerified?: boolean | null;
      readonly phoneCountryCode?: string | null;
      readonly externalId?: string | null;
      readonly unionid?: string | null;
      readonly openid?: string | null;
      readonly blocked?: boolean | null;
      readonly registerSource?: readonly string[] | null;
      readonly password?: string | null;
    };
  readonly resetPasswordOnFirstLogin?: boolean | null;
  readonly params?: string | null;
  readonly identity?: Partial<Identity> & Pick<Identity, 'provider' | 'userIdInIdp'>;
}

/** User management. All fields require the management token. */
export const directoryFields = {
  async users(args: PageArgs & { sortBy?: string | null; excludeUsersInOrg?: boolean | null }, call: Call) {
    await requireManagement(call);
    const { accounts, directory } = call.state;
    const isListed = ({ id }: Account) => !args.excludeUsersInOrg || directory.orgs.ofUser(id).length === 0;
    const sorted = sort(accounts.list().filter(isListed), args.sortBy ?? 'CREATEDAT_DESC');
    const { totalCount, list } = pageOf(sorted, args);
    return { totalCount, list: list.map((account) => view(call, account)) };
  },

  async userBatch({ ids, type }: { ids: readonly string[]; type?: string | null }, call: Call) {
    await requireManagement(call);
    return findBatch(call, ids, type ?? 'id').map((account) => view(call, account));
  },

  async createUser({ userInfo, resetPasswordOnFirstLogin, params, identity }: CreateUserArgs, call: Call) {
    await requireManagement(call);
    const { state } = call;
    const { email, phone, username, externalId, unionid, openid } = userInfo;
    if (![email, phone, username, externalId, unionid, openid, identity].some(Boolean)) {
      throw refusal('请至少提供一种用户标识', 'The user needs an identifier');
    }
    for (const identifier of [{ email }, { phone }, { username }, { externalId }]) {
      if (state.accounts.find(identifier)) throw new VendorError(2026);
    }
    const now = state.stamp();
    const customData = readParams(params);
    state.customData.check('USER', customData);
    const history = readLoginHistory(userInfo);
    const clearText = userInfo.password ? state.platform.passwordCipher.decrypt(userInfo.password) : null;
    const account = newAccount(now, {
      username: username ?? null,
      email: email ? normalEmail(email) : null,
      emailVerified: userInfo.emailVerified ?? false,
      phone: phone ?? null,
      phoneCountryCode: userInfo.phoneCountryCode ?? null,
      phoneVerified: userInfo.phoneVerified ?? false,
      externalId: externalId ?? null,
      unionid: unionid ?? null,
      openid: openid ?? null,
      blocked: userInfo.blocked ?? false,
      password: clearText === null ? null : hashPassword(clearText, now),
      registerSource: userInfo.registerSource ?? ['import:manual'],
      resetPasswordOnFirstLogin: resetPasswordOnFirstLogin ?? false,
      identities: identity ? [identityOf(identity)] : [],
      ...history,
    });
    writeProfile(account, userInfo);
    state.accounts.add(account);
    state.customData.write('USER', account.id, customData);
    return view(call, account);
  },

  async deleteUser({ id }: { id: string }, call: Call) {
    await requireManagement(call);
    if (!call.state.removeAccount(id)) throw new VendorError(2004);
    return commonMessage('删除成功');
  },

  async deleteUsers({ ids }: { ids: readonly string[] }, call: Call) {
    await requireManagement(call);
    for (const id of ids) call.state.removeAccount(id);
    return commonMessage('删除成功');
  },
} satisfies RootFields;

/** Omits unknown users. Refuses more than eighty ids. */
export function findBatch({ state }: Call, ids: readonly string[], type: string): Account[] {
  if (ids.length > BATCH_LIMIT) throw new VendorError(2030);
  const find = (id: string) => (type === 'id' ? state.accounts.get(id) : state.accounts.find({ [type]: id }));
  return ids.map(find).filter((account) => account !== undefined);
}

function identityOf({
  provider,
  userIdInIdp,
  openid,
  isSocial,
  connectionId,
}: NonNullable<CreateUserArgs['identity']>) {
  const rest = { openid: openid ?? null, isSocial: isSocial ?? false, connectionId: connectionId ?? null };
  return { provider, userIdInIdp, ...rest };
}

function sort(accounts: Account[], order: string): Account[] {
  const time = (account: Account) => (order.startsWith('UPDATEDAT') ? account.updatedAt : account.createdAt);
  const direction = order.endsWith('_ASC') ? 1 : -1;
  return accounts.sort((a, b) => direction * (time(a) - time(b)));
}

function view({ state }: Call, account: Account) {
  return graphqlUser(state, account, storedToken(account));
}
