import type { Identifier } from '../accounts.js';
import { type Call, requireOwner, requirePool, requireSubject } from '../call.js';
import { requireId } from '../ids.js';
import { type Paging, pageOf } from '../pages.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

const MAX_BATCH_SIZE = 80;

interface RemoveArgs {
  readonly ids?: readonly (string | null)[] | null;
  readonly registerInClient?: string | null;
}

export const userFields = {
  async user({ id, registerInClient }: { id: string; registerInClient: string }, call: Call) {
    requirePool(registerInClient);
    const { account, token } = await requireSubject(call, id);
    return userView(call.state, account, token);
  },

  async users(args: Paging & { registerInClient?: string | null }, call: Call) {
    requirePool(args.registerInClient);
    await requireOwner(call);
    const { totalCount, list } = pageOf(call.state.accounts.list(), args);
    return { totalCount, list: list.map((account) => userView(call.state, account, account.token)) };
  },

  /** Takes comma-separated ids in one string. Omits unknown ids. */
  async userPatch({ ids }: { ids?: string | null }, call: Call) {
    await requireOwner(call);
    const wanted = (ids ?? '').split(',').filter(Boolean);
    if (wanted.length > MAX_BATCH_SIZE) throw new VendorError(2030);
    const found = wanted.flatMap((id) => call.state.accounts.get(requireId(id)) ?? []);
    return { totalCount: found.length, list: found.map((account) => userView(call.state, account, account.token)) };
  },

  userExist({ userPoolId, ...identifier }: Identifier & { userPoolId: string }, { state }: Call) {
    requirePool(userPoolId);
    return state.accounts.find(identifier) !== undefined;
  },

  /** Verifies an SMS code without consuming it. */
  checkPhoneCode(args: { phone: string; phoneCode: string; userPoolId: string }, { state }: Call) {
    requirePool(args.userPoolId);
    state.codes.check({ channel: 'sms', to: args.phone, scene: null, code: args.phoneCode });
    return commonMessage('验证码正确');
  },

  /** Atomic: removes all users or none. */
  async removeUsers({ ids, registerInClient }: RemoveArgs, call: Call) {
    requirePool(registerInClient);
    await requireOwner(call);
    const { accounts } = call.state;
    const doomed = (ids ?? []).map((id) => accounts.get(requireId(id ?? '')));
    if (doomed.length === 0) throw new VendorError(2209);
    if (doomed.includes(undefined)) throw new VendorError(2210);
    return doomed.flatMap((account) => {
      if (!account) return [];
      call.state.removeAccount(account.id);
      return [userView(call.state, account, null)];
    });
  },
} satisfies RootFields;
