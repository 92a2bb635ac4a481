/** The part of the state that an export contains: users and their second factors. */
import { z } from 'zod';
import { type Account, newAccount } from './account.js';
import type { MfaKey } from './mfaKeys.js';
import type { LegacyState } from './state.js';

const saved = z.object({
  accounts: z.array(z.looseObject({ id: z.string().min(1) })),
  mfaKeys: z.array(z.looseObject({ userId: z.string(), shareKey: z.string() })),
});

interface Saved {
  readonly accounts: readonly Partial<Account>[];
  readonly mfaKeys: readonly MfaKey[];
}

export function saveState({ accounts, mfaKeys }: LegacyState): Saved {
  const withoutTokens = accounts.list().map(({ tokens: _tokens, ...account }) => ({ ...account, token: null }));
  return { accounts: withoutTokens, mfaKeys: mfaKeys.list() };
}

/** @throws ZodError when the value has another form */
export function restoreState(state: LegacyState, value: unknown): void {
  saved.parse(value);
  // The schema has checked the form. The files come from an export, so the values are not checked further.
  const { accounts, mfaKeys } = value as Saved;
  state.accounts.clear();
  for (const account of accounts) state.accounts.add(newAccount(account));
  state.mfaKeys.restore(mfaKeys);
}
