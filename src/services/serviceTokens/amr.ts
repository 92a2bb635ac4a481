/** What a session has proven, as the claims `amr` (RFC 8176) and `auth_time` state it. */
import type { Proof, ProofKind } from '../sessions/sessions.js';

type Method = 'pwd' | 'otp' | 'sms' | 'face' | 'mca' | 'pop' | 'user';

const METHODS: Readonly<Record<ProofKind, readonly Method[]>> = {
  PASSWORD: ['pwd'],
  LDAP: ['pwd'],
  AD: ['pwd'],
  SUB_ACCOUNT: ['pwd'],
  TOTP: ['otp'],
  EMAIL_CODE: ['otp'],
  RECOVERY_CODE: ['otp'],
  SMS_CODE: ['sms'],
  FACE: ['face'],
  LIVENESS: ['face'],
  PUSH: ['mca', 'user'],
  QR_CODE: ['mca', 'user'],
  PASSKEY: ['pop', 'user'],
  // The identity provider does not report how the user signed in there.
  WECHAT: [],
  OIDC: [],
};

type Category = 'knowledge' | 'possession' | 'inherence';

const CATEGORIES: Readonly<Record<Method, Category>> = {
  pwd: 'knowledge',
  otp: 'possession',
  sms: 'possession',
  mca: 'possession',
  pop: 'possession',
  user: 'possession',
  face: 'inherence',
};

/** In a fixed order, without duplicates; `mfa` where proofs of two categories, or a passkey, were given. */
export function amrOf(proofs: readonly Proof[]): readonly string[] {
  const methods = [...new Set(proofs.flatMap(({ kind }) => METHODS[kind]))].sort();
  const categories = new Set(methods.map((method) => CATEGORIES[method]));
  // A passkey with user verification is two factors in one.
  const isMultiFactor = categories.size > 1 || proofs.some(({ kind }) => kind === 'PASSKEY');
  return isMultiFactor ? [...methods, 'mfa'] : methods;
}
