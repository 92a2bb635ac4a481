import { newSecret } from '../applications.js';
import { type Call, requireManagement } from '../call.js';
import { type PageArgs, pageOf } from '../pages.js';
import type { UserPool } from '../pool.js';
import type { RootFields } from './rootField.js';

export const poolFields = {
  /** The pools that the management token can read: its own. */
  async userpools(page: PageArgs, call: Call) {
    await requireManagement(call);
    return pageOf([poolView(call)], page);
  },

  async userpoolTypes(_args: object, call: Call) {
    await requireManagement(call);
    return [];
  },

  /** The previous secret is invalid at once. Management tokens remain valid. */
  async refreshUserpoolSecret(_args: object, call: Call) {
    await requireManagement(call);
    call.state.pool.secret = newSecret();
    return call.state.pool.secret;
  },

  /** Whether the domain is free. The emulator knows the domain of its pool and the domains of its applications. */
  async isDomainAvaliable({ domain }: { domain: string }, call: Call) {
    await requireManagement(call);
    const { pool, applications } = call.state;
    return domain !== pool.domain && !applications.list().some(({ identifier }) => identifier === domain);
  },

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
