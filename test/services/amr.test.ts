import { describe, expect, it } from 'vitest';
import { amrOf } from '../../src/services/serviceTokens/amr.js';
import { provenAt } from '../../src/services/sessions/assurance.js';
import { PROOF_KINDS, type ProofKind } from '../../src/services/sessions/session.js';

const at = new Date('2026-01-01');
const proofs = (...kinds: readonly ProofKind[]) => kinds.map((kind) => ({ kind, at }));

describe('amr', () => {
  it.each<[readonly ProofKind[], readonly string[]]>([
    [['PASSWORD'], ['pwd']],
    [['LDAP'], ['pwd']],
    [['AD'], ['pwd']],
    [['SUB_ACCOUNT'], ['pwd']],
    [['TOTP'], ['otp']],
    [['EMAIL_CODE'], ['otp']],
    [['RECOVERY_CODE'], ['otp']],
    [['SMS_CODE'], ['sms']],
    [['FACE'], ['face']],
    [['LIVENESS'], ['face']],
    [['PUSH'], ['mca', 'user']],
    [['QR_CODE'], ['mca', 'user']],
    [['WECHAT'], []],
    [['OIDC'], []],
    [[], []],
    [
      ['TOTP', 'PASSWORD'],
      ['otp', 'pwd', 'mfa'],
    ],
    [['OIDC', 'TOTP'], ['otp']],
    // Two proofs of one category are one factor.
    [
      ['SMS_CODE', 'TOTP'],
      ['otp', 'sms'],
    ],
    [['PASSWORD', 'LDAP'], ['pwd']],
    [
      ['SMS_CODE', 'LIVENESS'],
      ['face', 'sms', 'mfa'],
    ],
  ])('of %j is %j', (kinds, amr) => {
    expect(amrOf(proofs(...kinds))).toEqual(amr);
  });

  it('is defined for every proof', () => {
    for (const kind of PROOF_KINDS) {
      // A passkey with user verification is two factors in one.
      if (kind === 'PASSKEY') expect(amrOf(proofs(kind))).toEqual(['pop', 'user', 'mfa']);
      else expect(amrOf(proofs(kind))).not.toContain('mfa');
    }
  });
});

describe('auth_time', () => {
  it('is the time of the newest proof, or of the sign-in without one', () => {
    const later = new Date('2026-01-02');
    expect(provenAt({ createdAt: at, proofs: [...proofs('PASSWORD'), { kind: 'TOTP', at: later }] })).toBe(+later);
    expect(provenAt({ createdAt: at, proofs: [] })).toBe(+at);
  });
});
