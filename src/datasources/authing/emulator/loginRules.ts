import type { Account } from './account.js';
import type { Call } from './call.js';
import type { AuthingState } from './state.js';
import { VendorError } from './vendorError.js';

/** Code 2057 while too many wrong passwords are recent, or as long as the control surface says so. */
export function requireUnlocked({ loginFailures, pool }: AuthingState, account: Account): void {
  if (account.locked || loginFailures.isReached(account.id, pool.loginPasswordFailCheck)) throw new VendorError(2057);
}

/** Code 2042, if the pool wants verified addresses only. */
export function requireEmailProof({ pool }: AuthingState, account: Account): void {
  if (pool.loginRequireEmailVerified && !account.emailVerified) throw new VendorError(2042);
}

/** After too many failures a login wants the answer to an image: 2000 without one, 2001 for a wrong one. */
export function requireCaptcha({ state, cookies }: Call, failureKey: string, answer: string | null | undefined): void {
  if (!state.loginFailures.isReached(failureKey, state.pool.loginFailCheck)) return;
  if (!answer) throw new VendorError(2000);
  if (!state.captchas.redeem(cookies, answer)) throw new VendorError(2001);
}
