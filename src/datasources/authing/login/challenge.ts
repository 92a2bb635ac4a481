/**
 * Refusals that are steps of a login. 1635 is documented with the vendor's MfaAuthenticationClient
 * (https://docs.authing.cn/v2/reference/sdk-for-node/authentication/MfaAuthenticationClient.html); the others are read
 * as in the vendor's own sign-in component, https://github.com/Authing/Guard.
 */
import type { Factor, FactorKind, MfaNeeded, PasswordChangeNeeded } from '../../capabilities.js';
import { flag, list, number, text } from '../../transport/fields.js';
import type { VendorFailure } from '../../transport/graphql.js';
import { expiryOf } from '../../transport/jwt.js';
import { joinPhone } from '../phone.js';
import { userOfMfaToken } from '../token.js';
import { required } from '../wire.js';

/** Lifetime of an mfaToken without a readable expiry. */
const MFA_TOKEN_MS = 6 * 60_000;

/** Null for a final refusal. */
export function challengeOf({ code, data }: VendorFailure, now: () => number): MfaNeeded | PasswordChangeNeeded | null {
  switch (code) {
    case '1635':
      return { ...mfaNeeded(required(data, 'mfaToken'), now), factors: USER_TOTP, enrollable: [] };
    case '1636': {
      const needed = mfaNeeded(required(data, 'mfaToken'), now);
      return { ...needed, ...applicationFactors(data), token: APPLICATION + needed.token };
    }
    case '1639':
      return { type: 'passwordChangeNeeded', token: required(data, 'token'), reason: 'FIRST_LOGIN' };
    case '2058':
      return { type: 'passwordChangeNeeded', token: required(data, 'token'), reason: 'FORCED' };
    default:
      return null;
  }
}

/**
 * Factors that the application requires (1636) and factors that the user has set up (1635) have different endpoints. The
 * vendor's token does not tell them apart, so this prefix does.
 */
const APPLICATION = 'application:';

export function readMfaToken(token: string): { readonly mfaToken: string; readonly byApplication: boolean } {
  const byApplication = token.startsWith(APPLICATION);
  return { mfaToken: byApplication ? token.slice(APPLICATION.length) : token, byApplication };
}

function mfaNeeded(token: string, now: () => number): Pick<MfaNeeded, 'type' | 'token' | 'userId' | 'expiresAt'> {
  const expiresAt = expiryOf(token) ?? new Date(now() + MFA_TOKEN_MS);
  return { type: 'mfaNeeded', token, userId: userOfMfaToken(token), expiresAt };
}

const USER_TOTP: readonly Factor[] = [
  { kind: 'TOTP', target: null },
  { kind: 'RECOVERY_CODE', target: null },
];

const POLICY_ENABLED = 1;

const KINDS: Readonly<Record<string, FactorKind>> = { SMS: 'SMS', EMAIL: 'EMAIL', OTP: 'TOTP', FACE: 'FACE' };

/** The application's factors in its order: those that the user can prove, and those that the user has not set up. */
function applicationFactors(data: unknown): Pick<MfaNeeded, 'factors' | 'enrollable'> {
  const kinds = list(data, 'applicationMfa')
    .filter((policy) => number(policy, 'status') === POLICY_ENABLED)
    .sort((a, b) => (number(a, 'sort') ?? 0) - (number(b, 'sort') ?? 0))
    .map((policy) => KINDS[text(policy, 'mfaPolicy') ?? ''])
    .filter((kind) => kind !== undefined);
  const factors = kinds.map((kind) => usableFactor(kind, data)).filter((factor) => factor !== null);
  return { factors, enrollable: kinds.filter((kind) => !factors.some((factor) => factor.kind === kind)) };
}

function usableFactor(kind: FactorKind, data: unknown): Factor | null {
  switch (kind) {
    case 'SMS': {
      const target =
        phoneOf(text(data, 'mfaPhone'), text(data, 'mfaPhoneCountryCode')) ??
        phoneOf(text(data, 'phone'), text(data, 'phoneCountryCode'));
      return target === null ? null : { kind, target };
    }
    case 'EMAIL': {
      const target = text(data, 'mfaEmail') ?? text(data, 'email');
      return target === null ? null : { kind, target };
    }
    case 'TOTP':
      return flag(data, 'totpMfaEnabled') ? { kind, target: null } : null;
    case 'FACE':
      return flag(data, 'faceMfaEnabled') ? { kind, target: null } : null;
    case 'RECOVERY_CODE':
      return null;
  }
}

function phoneOf(phone: string | null, countryCode: string | null): string | null {
  return phone === null ? null : joinPhone(phone, countryCode);
}
