import { randomBytes } from 'node:crypto';
import type { Account } from './account.js';
import type { AuthingState } from './state.js';
import { VendorError } from './vendorError.js';

const DAY_MS = 86_400_000;

/** Errors for a correct password that must be changed: 1639 at the first login, 2058 when it is too old or by a control call. */
export function requirePasswordChange(state: AuthingState, account: Account): void {
  const { enabled, forcedCycle } = state.pool.passwordUpdatePolicy;
  if (account.resetPasswordOnFirstLogin) throw demand(state, account, 1639);
  if (account.forcePasswordChange) throw demand(state, account, 2058);
  const age = state.now() - (account.password?.changedAt ?? state.now());
  if (enabled && age > forcedCycle * DAY_MS) throw demand(state, account, 2058);
}

/** The account of a one-time token for a password change. Any other token is refused with 500. */
export function accountToChange(state: AuthingState, token: string, code: 1639 | 2058): Account {
  const demanded = state.passwordChanges.get(token);
  const account = demanded?.code === code ? state.accounts.get(demanded.accountId) : undefined;
  if (!account) throw new VendorError(500, { text: { zh: 'token 无效', en: 'The token is invalid' } });
  return account;
}

function demand(state: AuthingState, account: Account, code: 1639 | 2058): VendorError {
  const token = randomBytes(24).toString('hex');
  state.passwordChanges.set(token, { accountId: account.id, code });
  return new VendorError(code, { data: { token } });
}
