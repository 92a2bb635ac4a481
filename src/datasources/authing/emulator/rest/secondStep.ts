import type { Account } from '../account.js';
import { type Call, requireMfaCaller } from '../call.js';
import { requireActive, signIn } from '../login.js';
import type { MfaPolicy } from '../pool.js';
import { requirePolicy } from '../secondFactor.js';
import { restUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';

/** Requires the mfaToken of a first step (otherwise 2020) and a factor that this login requires (otherwise 1001). */
export async function requireSecondStep(call: Call, policy: MfaPolicy): Promise<Account> {
  const { account, isSecondStep } = await requireMfaCaller(call);
  if (!isSecondStep) throw new VendorError(2020);
  requirePolicy(call.state, policy);
  return account;
}

/** Completes the login. */
export async function finishSecondStep(call: Call, account: Account) {
  requireActive(account);
  const token = await signIn(call, account, call.address);
  return { code: 200, message: '验证成功', data: restUser(call.state, account, token) };
}
