/**
 * Refusals of a login that are steps of it. 1635 is documented with the vendor's MfaAuthenticationClient
 * (https://docs.authing.cn/v2/reference/sdk-for-node/authentication/MfaAuthenticationClient.html); the others are read as
 * the vendor's own sign-in component does, https://github.com/Authing/Guard.
 */
import type { Factor, MfaNeeded, PasswordChangeNeeded } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { VendorFailure } from '../transport/graphql.js';
import { expiryOf } from './token.js';
import { flag, list, number, text } from './wire.js';

/** Lifetime of an mfaToken, for one whose own claim cannot be read. */
const MFA_TOKEN_MS = 6 * 60_000;

/** Null for a refusal that is final. */
export function challengeOf({ code, data }: VendorFailure): MfaNeeded | PasswordChangeNeeded | null {
  switch (code) {
    case '1635':
      return mfaNeeded(credential(data, 'mfaToken'), USER_TOTP, expiryOf(credential(data, 'mfaToken')));
    case '1636': {
      const mfaToken = credential(data, 'mfaToken');
      return mfaNeeded(APPLICATION + mfaToken, applicationFactors(data), expiryOf(mfaToken));
    }
    case '1639':
      return { type: 'passwordChangeNeeded', token: credential(data, 'token'), reason: 'FIRST_LOGIN' };
    case '2058':
      return { type: 'passwordChangeNeeded', token: credential(data, 'token'), reason: 'FORCED' };
    default:
      return null;
  }
}

/**
 * A factor that the application asks for (1636) is proven at other addresses than one that the user has set up (1635).
 * The vendor's token does not say which it is for, so ours does.
 */
const APPLICATION = 'application:';

export function readMfaToken(token: string): { readonly mfaToken: string; readonly byApplication: boolean } {
  const byApplication = token.startsWith(APPLICATION);
  return { mfaToken: byApplication ? token.slice(APPLICATION.length) : token, byApplication };
}

function mfaNeeded(token: string, factors: readonly Factor[], expiresAt: Date | null): MfaNeeded {
  return { type: 'mfaNeeded', token, expiresAt: expiresAt ?? new Date(Date.now() + MFA_TOKEN_MS), factors };
}

const USER_TOTP: readonly Factor[] = [
  { kind: 'TOTP', maskedTarget: null },
  { kind: 'RECOVERY_CODE', maskedTarget: null },
];

const POLICY_ENABLED = 1;

/** The application's policies in its order, less those that this user has nothing for yet. */
function applicationFactors(data: unknown): readonly Factor[] {
  return list(data, 'applicationMfa')
    .filter((policy) => number(policy, 'status') === POLICY_ENABLED)
    .sort((a, b) => (number(a, 'sort') ?? 0) - (number(b, 'sort') ?? 0))
    .map((policy) => usableFactor(text(policy, 'mfaPolicy'), data))
    .filter((factor) => factor !== null);
}

function usableFactor(policy: string | null, data: unknown): Factor | null {
  switch (policy) {
    case 'SMS': {
      const phone = text(data, 'mfaPhone') ?? text(data, 'phone');
      return phone === null ? null : { kind: 'SMS', maskedTarget: maskPhone(phone) };
    }
    case 'EMAIL': {
      const email = text(data, 'mfaEmail') ?? text(data, 'email');
      return email === null ? null : { kind: 'EMAIL', maskedTarget: maskEmail(email) };
    }
    case 'OTP':
      return flag(data, 'totpMfaEnabled') ? { kind: 'TOTP', maskedTarget: null } : null;
    case 'FACE':
      return flag(data, 'faceMfaEnabled') ? { kind: 'FACE', maskedTarget: null } : null;
    default:
      return null;
  }
}

function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '****' : `${email.slice(0, 1)}****${email.slice(at)}`;
}

function credential(data: unknown, key: string): string {
  const token = text(data, key);
  if (token === null) throw new ProviderError('BAD_REPLY', 'authing');
  return token;
}
