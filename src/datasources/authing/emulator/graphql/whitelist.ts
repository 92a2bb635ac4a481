import { type Call, requireManagement } from '../call.js';
import { graphqlTime } from '../times.js';
import type { WhitelistEntry, WhitelistType } from '../whitelist.js';
import type { RootFields } from './rootField.js';

interface ChangeArgs {
  readonly type: WhitelistType;
  readonly list: readonly string[];
}

export const whitelistFields = {
  async whitelist({ type }: { type: WhitelistType }, call: Call) {
    await requireManagement(call);
    return call.state.whitelist.list(type).map(view);
  },

  /** Answers the complete list, like `removeWhitelist`. */
  async addWhitelist({ type, list }: ChangeArgs, call: Call) {
    await requireManagement(call);
    call.state.whitelist.add(type, list, call.state.now());
    return call.state.whitelist.list(type).map(view);
  },

  async removeWhitelist({ type, list }: ChangeArgs, call: Call) {
    await requireManagement(call);
    call.state.whitelist.remove(type, list);
    return call.state.whitelist.list(type).map(view);
  },
} satisfies RootFields;

function view({ value, createdAt }: WhitelistEntry) {
  return { value, createdAt: graphqlTime(createdAt), updatedAt: graphqlTime(createdAt) };
}
