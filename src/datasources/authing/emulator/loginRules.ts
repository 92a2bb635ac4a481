import type { Account } from './account.js';
import type { Call } from './call.js';
import type { AuthingState } from './state.js';
import { VendorError } from './vendorError.js';

/** Throws 2057 after too many recent wrong passwords, or while a control call has locked the account. */
export function requireUnlocked({ loginFailures, pool }: AuthingState, account: Account): void {
  if (account.locked || loginFailures.isReached(account.id, pool.loginPasswordFailCheck)) throw new VendorError(2057);
}

/** Throws 2042 if the pool requires verified addresses. */
export function requireEmailProof({ pool }: AuthingState, account: Account): void {
  if (pool.loginRequireEmailVerified && !account.emailVerified) throw new VendorError(2042);
}

/** After too many failures a login requires an image captcha: 2000 without an answer, 2001 for a wrong answer. */
export function requireCaptcha({ state, cookies }: Call, failureKey: string, answer: string | null | undefined): void {
  if (!state.loginFailures.isReached(failureKey, state.pool.loginFailCheck)) return;
  if (!answer) throw new VendorError(2000);
  if (!state.captchas.redeem(cookies, answer)) throw new VendorError(2001);
}
