import { type Call, requireManagement } from '../call.js';
import type { UserPool } from '../pool.js';
import type { RootFields } from './rootField.js';

export const poolFields = {
  async userpool(_args: object, call: Call) {
    await requireManagement(call);
    return poolView(call);
  },

  /** Settings that the emulator does not implement are stored and returned, but have no effect. */
  async updateUserpool({ input }: { input: Partial<UserPool> }, call: Call) {
    await requireManagement(call);
    Object.assign(
      call.state.pool,
      input,
      input.whitelist && { whitelist: { ...call.state.pool.whitelist, ...input.whitelist } },
    );
    return poolView(call);
  },
} satisfies RootFields;

/** The pool in the format of both protocols. */
export function poolView({ state: { pool } }: Call) {
  return { ...pool, userpoolTypes: [], isDeleted: false };
}
