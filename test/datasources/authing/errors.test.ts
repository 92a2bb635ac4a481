import { describe, expect, it } from 'vitest';
import { refusal } from '../../../src/datasources/authing/errors.js';
import { PROVIDER_ERROR_CODES } from '../../../src/datasources/errors.js';

/** Every code of the vendor's table that an operation of ours can meet, written down a second time on purpose. */
const DOCUMENTED: Readonly<Record<string, readonly number[]>> = {
  UNAVAILABLE: [1000],
  FORBIDDEN: [1001, 2018, 2202],
  TOO_FREQUENT: [1002, 2100],
  CAPTCHA_REQUIRED: [2000],
  CODE_REJECTED: [2001, 2300],
  INPUT_REJECTED: [400, 2003, 2028, 2029, 2030, 2032, 2204, 2225, 2226, 2229, 2230, 2231, 1020017],
  UNKNOWN_ACCOUNT: [2004],
  ACCOUNT_UNAVAILABLE: [2005],
  ACCOUNT_LOCKED: [2057],
  INVALID_CREDENTIALS: [2006, 2027, 2333],
  NOT_SIGNED_IN: [2020, 2206, 2207, 2401, 1010001],
  ALREADY_REGISTERED: [2026],
  ALREADY_TAKEN: [2034, 2035, 2200],
  REGISTRATION_DISABLED: [2031],
  EMAIL_UNVERIFIED: [2042],
  OLD_CREDENTIAL_REJECTED: [2019, 2037, 2038, 2201, 2203, 2227, 2228, 1320011],
  LAST_LOGIN_METHOD: [2217, 1320005],
  NOT_FOUND: [2218, 2219],
  MFA_REJECTED: [6001, 6002],
  REFUSED: [
    500, 1640, 1641, 1642, 1645, 2002, 2011, 2016, 2021, 2022, 2023, 2025, 2036, 2039, 2040, 2101, 2224, 2921, 3012,
  ],
};

describe('the error table', () => {
  it.each(Object.entries(DOCUMENTED))('maps to %s the codes %o', (expected, codes) => {
    for (const code of codes) {
      expect([code, refusal('updateUser', String(code)).code]).toEqual([code, expected]);
    }
  });

  it.each([
    ['setUdv', '500', 'INPUT_REJECTED'],
    ['setUdvBatch', '500', 'INPUT_REJECTED'],
    ['removeUdv', '500', 'INPUT_REJECTED'],
    ['udv', '500', 'REFUSED'],
    ['sms/send', '500', 'TOO_FREQUENT'],
    ['registerByUsername', '2034', 'ALREADY_REGISTERED'],
    ['registerByPhoneCode', '2035', 'ALREADY_REGISTERED'],
    ['mfa/totp/associate/confirm', '400', 'MFA_REJECTED'],
    ['mfa/totp/associate/confirm', '2020', 'NOT_SIGNED_IN'],
    ['mfa/totp/verify', '2020', 'MFA_EXPIRED'],
    ['mfa/totp/recovery', '2020', 'MFA_EXPIRED'],
  ])('knows that %s means something else by %s: %s', (operation, code, expected) => {
    expect(refusal(operation, code)).toMatchObject({ code: expected, provider: 'authing', providerCode: code });
  });

  it('names the argument where the code does, and lets the operation name it better', () => {
    expect(refusal('registerByEmail', '2003').field).toBe('email');
    expect(refusal('registerByEmail', '2029').field).toBe('password');
    expect(refusal('resetPassword', '2029').field).toBe('newPassword');
    expect(refusal('setUdvBatch', '500', 'values.1').field).toBe('values.1');
    expect(refusal('setUdvBatch', '2020', 'values.1').field).toBeUndefined();
  });

  it('says REFUSED to whatever it does not know', () => {
    for (const code of ['0', '999999', '65535'])
      expect(refusal('user', code)).toMatchObject({ code: 'REFUSED', providerCode: code });
    expect(refusal('constructor', 'constructor').code).toBe('REFUSED');
  });

  it('never calls a refusal of the vendor a fault, but for a busy system', () => {
    const codes = Object.values(DOCUMENTED).flat();
    expect(codes.filter((code) => refusal('user', String(code)).isFault)).toEqual([1000]);
    expect(Object.keys(DOCUMENTED).filter((name) => !PROVIDER_ERROR_CODES.some((code) => code === name))).toEqual([]);
  });
});
