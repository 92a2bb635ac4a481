/** Requires a second factor after the first: one that the application demands (1636), or the user's own TOTP (1635). */
import type { Account } from './account.js';
import type { MfaPolicy } from './pool.js';
import type { AuthingState } from './state.js';
import { issueMfaToken } from './tokens.js';
import { VendorError } from './vendorError.js';

/** The factor of the application replaces the user's own one, because each of them is a second factor. */
export async function requireSecondFactor(state: AuthingState, account: Account): Promise<void> {
  const { mfa } = state.application;
  if (mfa.length > 0) throw new VendorError(1636, { data: await applicationData(state, account, mfa) });
  if (state.authenticators.enabled(account.id)) throw new VendorError(1635, { data: await ownData(state, account) });
}

/** Throws 1001 for a factor that this login does not require. */
export function requirePolicy({ application }: AuthingState, policy: MfaPolicy): void {
  const asked: readonly MfaPolicy[] = application.mfa.length > 0 ? application.mfa : ['OTP'];
  if (!asked.includes(policy)) throw new VendorError(1001);
}

async function ownData(state: AuthingState, account: Account) {
  const { email, username, profile } = account;
  const mfaToken = await issueMfaToken(state, account);
  return { mfaToken, nickname: profile.nickname, email, username, avatar: profile.photo };
}

async function applicationData(state: AuthingState, account: Account, policies: readonly MfaPolicy[]) {
  const { phone, phoneCountryCode } = account;
  return {
    ...(await ownData(state, account)),
    phone,
    phoneCountryCode,
    mfaPhone: null,
    mfaEmail: null,
    mfaPhoneCountryCode: null,
    faceMfaEnabled: account.face !== null,
    totpMfaEnabled: state.authenticators.enabled(account.id) !== undefined,
    applicationMfa: policies.map((mfaPolicy, index) => ({ mfaPolicy, status: 1, sort: index + 1 })),
  };
}
