import { describe, expect, it } from 'vitest';
import {
  Authenticators,
  isTotp,
  newRecoveryCode,
  totpCode,
  totpUri,
} from '../../../../src/datasources/authing/emulator/totp.js';

/** RFC 6238, appendix B, SHA1: the secret is the ASCII text 12345678901234567890. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('TOTP', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i gives the last six digits of RFC 6238', (second, code) => {
    expect(totpCode(RFC_SECRET, second * 1000)).toBe(code);
    expect(isTotp(RFC_SECRET, code, second * 1000)).toBe(true);
  });

  it('takes one step of drift, not two', () => {
    expect(isTotp(RFC_SECRET, '287082', 89_000)).toBe(true);
    expect(isTotp(RFC_SECRET, '287082', 120_000)).toBe(false);
  });

  it('has secrets, addresses and recovery codes in the vendor format', () => {
    const { secret } = new Authenticators().associate('user', 'SELF', 0);
    expect(secret).toMatch(/^[A-Z2-7]{16}$/);
    expect(newRecoveryCode()).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){5}$/);
    expect(totpUri('My pool', 'me@example.com', 'ABC')).toBe(
      'otpauth://totp/My%20pool:me%40example.com?secret=ABC&period=30&digits=6&algorithm=SHA1&issuer=My%20pool',
    );
  });
});
