import type { Binding } from '../bindings.js';
import { type Call, requirePool, requireSubject } from '../call.js';
import { canSignIn } from '../loginMethods.js';
import { USER_POOL_ID } from '../seed.js';
import { vendorTime } from '../times.js';
import { VendorError } from '../vendorError.js';
import type { Nullable, RootFields } from './rootField.js';

type UserInPool = Nullable<{ user: string; client: string }>;

interface BindArgs extends UserInPool {
  readonly type: string;
  readonly unionid: string;
  readonly userInfo: string;
}

export const bindingFields = {
  /** The vendor does not verify the identity of the caller at the social network. */
  async bindOtherOAuth({ user, client, type, unionid, userInfo }: BindArgs, call: Call) {
    if (client) requirePool(client);
    const { account } = await requireSubject(call, user);
    if (!isJson(userInfo)) throw new VendorError(500, { message: 'userInfo 不是合法的 JSON' });
    const { bindings } = call.state;
    const owner = bindings.ofIdentity(type, unionid)?.user;
    if (owner !== undefined && owner !== account.id) throw new VendorError(2213);
    if (ofType(bindings.ofUser(account.id), type)) throw new VendorError(2215);
    return view(bindings.add({ user: account.id, type, unionid, userInfo, createdAt: call.state.now() }));
  },

  async unbindOtherOAuth({ user, client, type }: UserInPool & { type: string }, call: Call) {
    if (client) requirePool(client);
    const { account } = await requireSubject(call, user);
    const bound = call.state.bindings.ofUser(account.id);
    const binding = ofType(bound, type);
    if (!binding) throw new VendorError(2216);
    if (!canSignIn(account, bound.slice(1))) throw new VendorError(2217);
    call.state.bindings.remove(binding);
    return view(binding);
  },
} satisfies RootFields;

function ofType(bindings: readonly Binding[], type: string): Binding | undefined {
  return bindings.find((binding) => binding.type === type);
}

function view(binding: Binding) {
  return { ...binding, client: USER_POOL_ID, createdAt: vendorTime(binding.createdAt) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
