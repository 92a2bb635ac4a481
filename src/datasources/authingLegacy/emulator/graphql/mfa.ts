import { type Call, requirePool, requireSubject, type Subject } from '../call.js';
import { type MfaKey, newShareKey } from '../mfaKeys.js';
import { VendorError } from '../vendorError.js';
import type { Nullable, RootFields } from './rootField.js';

/** The id of the record, or user and pool. Without arguments, the record of the calling user. */
type MfaName = Nullable<{ _id: string; userId: string; userPoolId: string }>;

interface ChangeArgs extends MfaName {
  readonly enable: boolean;
  readonly refreshKey?: boolean | null;
}

export const mfaFields = {
  /** For the user and the owner. Null for a user who has never enabled MFA. */
  async queryMFA(name: MfaName, call: Call): Promise<MfaKey | null> {
    const { account } = await subjectOf(name, call);
    return call.state.mfaKeys.of(account.id) ?? null;
  },

  /** Only for the user. Returns the key without a check that an app has stored it. */
  async changeMFA({ enable, refreshKey, ...name }: ChangeArgs, call: Call): Promise<MfaKey> {
    const { account, byOwner } = await subjectOf(name, call);
    if (byOwner) throw new VendorError(1001);
    const key = call.state.mfaKeys.of(account.id) ?? call.state.mfaKeys.add(account.id);
    if (refreshKey) key.shareKey = newShareKey();
    key.enable = enable;
    return key;
  },
} satisfies RootFields;

function subjectOf({ _id, userId, userPoolId }: MfaName, call: Call): Promise<Subject> {
  if (userPoolId) requirePool(userPoolId);
  return requireSubject(call, _id ? call.state.mfaKeys.find(_id)?.userId : userId);
}
