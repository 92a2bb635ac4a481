/**
 * The part of the state that an export contains: users with their second factors, social accounts, roles and authorized
 * applications. Tokens and codes are not part of it.
 */
import * as z from 'zod';
import { type Account, newAccount } from './account.js';
import type { Authorization } from './authorizedApps.js';
import type { Binding } from './bindings.js';
import type { MfaKey } from './mfaKeys.js';
import type { Membership, Role } from './roles.js';
import type { LegacyState } from './state.js';

const saved = z.object({
  accounts: z.array(z.looseObject({ id: z.string().min(1) })),
  mfaKeys: z.array(z.looseObject({ userId: z.string(), shareKey: z.string() })),
  roles: z.array(z.looseObject({ id: z.string() })),
  memberships: z.array(z.looseObject({ roleId: z.string(), userId: z.string() })),
  bindings: z.array(z.looseObject({ user: z.string(), unionid: z.string() })),
  authorizedApps: z.array(z.looseObject({ userId: z.string() })),
});

interface Saved {
  readonly accounts: readonly Partial<Account>[];
  readonly mfaKeys: readonly MfaKey[];
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  readonly bindings: readonly Binding[];
  readonly authorizedApps: readonly Authorization[];
}

export function saveState({ accounts, mfaKeys, roles, bindings, authorizedApps }: LegacyState): Saved {
  const withoutTokens = accounts.list().map(({ tokens: _tokens, ...account }) => ({ ...account, token: null }));
  return {
    accounts: withoutTokens,
    mfaKeys: mfaKeys.list(),
    roles: roles.list(),
    memberships: roles.memberships(),
    bindings: bindings.all(),
    authorizedApps: authorizedApps.all(),
  };
}

/** @throws ZodError when the value has another form */
export function restoreState(state: LegacyState, value: unknown): void {
  saved.parse(value);
  // The schema has checked the form. The files come from an export, so the values are not checked further.
  const { accounts, mfaKeys, roles, memberships, bindings, authorizedApps } = value as Saved;
  state.accounts.clear();
  for (const account of accounts) state.accounts.add(newAccount(account));
  state.mfaKeys.restore(mfaKeys);
  state.roles.restore(roles, memberships);
  state.bindings.restore(bindings);
  state.authorizedApps.restore(authorizedApps);
}
