/**
 * What a code of the vendor means. The public table is https://docs.authing.cn/v2/reference/error-code.html; what it
 * leaves out was seen in answers. A pair names the argument that the vendor refused.
 */
import { ProviderError, type ProviderErrorCode } from '../errors.js';
import type { VendorFailure } from '../transport/graphql.js';

type Meaning = ProviderErrorCode | readonly [ProviderErrorCode, field: string];

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['400', 'INPUT_REJECTED'],
  ['1000', 'UNAVAILABLE'], // system busy
  ['1001', 'FORBIDDEN'],
  ['1002', 'TOO_FREQUENT'],
  ['2000', 'CAPTCHA_REQUIRED'],
  ['2001', 'CODE_REJECTED'],
  ['2003', ['INPUT_REJECTED', 'email']],
  ['2004', 'UNKNOWN_ACCOUNT'],
  ['2005', 'ACCOUNT_UNAVAILABLE'],
  ['2006', 'INVALID_CREDENTIALS'],
  ['2018', 'FORBIDDEN'],
  ['2019', 'OLD_CREDENTIAL_REJECTED'],
  ['2020', 'NOT_SIGNED_IN'],
  ['2026', 'ALREADY_REGISTERED'],
  ['2027', 'INVALID_CREDENTIALS'], // a social account without a password
  ['2028', 'INPUT_REJECTED'],
  ['2029', ['INPUT_REJECTED', 'password']],
  ['2030', 'INPUT_REJECTED'], // more than 80 users at once
  ['2031', 'REGISTRATION_DISABLED'],
  ['2032', ['INPUT_REJECTED', 'password']],
  ['2034', ['ALREADY_TAKEN', 'username']],
  ['2035', ['ALREADY_TAKEN', 'phone']],
  ['2037', 'OLD_CREDENTIAL_REJECTED'],
  ['2038', 'OLD_CREDENTIAL_REJECTED'],
  ['2042', 'EMAIL_UNVERIFIED'],
  ['2057', 'ACCOUNT_LOCKED'],
  ['2100', 'TOO_FREQUENT'],
  ['2200', ['ALREADY_TAKEN', 'email']],
  ['2201', 'OLD_CREDENTIAL_REJECTED'],
  ['2202', 'FORBIDDEN'],
  ['2203', 'OLD_CREDENTIAL_REJECTED'],
  ['2204', ['INPUT_REJECTED', 'email']],
  ['2206', 'NOT_SIGNED_IN'],
  ['2207', 'NOT_SIGNED_IN'],
  ['2217', 'LAST_LOGIN_METHOD'],
  ['2218', 'NOT_FOUND'], // no e-mail bound
  ['2219', 'NOT_FOUND'],
  ['2225', ['INPUT_REJECTED', 'email']], // has its own operation
  ['2226', ['INPUT_REJECTED', 'phone']],
  ['2227', 'OLD_CREDENTIAL_REJECTED'],
  ['2228', 'OLD_CREDENTIAL_REJECTED'],
  ['2229', ['INPUT_REJECTED', 'email']], // the same as before
  ['2230', ['INPUT_REJECTED', 'phone']],
  ['2231', 'INPUT_REJECTED'],
  ['2300', 'CODE_REJECTED'],
  ['2333', 'INVALID_CREDENTIALS'],
  ['2401', 'NOT_SIGNED_IN'],
  ['6001', 'MFA_REJECTED'],
  ['6002', 'MFA_REJECTED'],
  ['1010001', 'NOT_SIGNED_IN'],
  ['1020017', ['INPUT_REJECTED', 'email']],
  ['1320005', 'LAST_LOGIN_METHOD'],
  ['1320011', 'OLD_CREDENTIAL_REJECTED'],
]);

/** In the middle of a login the bearer is the mfaToken, so "not signed in" means that its six minutes are over. */
const WITH_MFA_TOKEN: Readonly<Record<string, Meaning>> = {
  '2020': 'MFA_EXPIRED',
  '2206': 'MFA_EXPIRED',
  '2207': 'MFA_EXPIRED',
  '2001': 'MFA_REJECTED',
  '2300': 'MFA_REJECTED',
};

/** The one-time token of a demanded change is no good any more: a refusal without a number. */
const WITH_CHANGE_TOKEN: Readonly<Record<string, Meaning>> = {
  '500': 'MFA_EXPIRED',
  '2020': 'MFA_EXPIRED',
  '2029': ['INPUT_REJECTED', 'newPassword'],
};

/** The other system knows nobody of the name: the same to us as a wrong password. */
const BY_DIRECTORY: Readonly<Record<string, Meaning>> = { '500': 'INVALID_CREDENTIALS' };

/** Operations that use a code in a sense of their own; 500 is the vendor's word for any refusal without a number. */
const EXCEPTIONS: ReadonlyMap<string, Readonly<Record<string, Meaning>>> = new Map<
  string,
  Readonly<Record<string, Meaning>>
>([
  ['registerByUsername', { '2034': 'ALREADY_REGISTERED' }],
  ['registerByPhoneCode', { '2035': 'ALREADY_REGISTERED' }],
  ['resetPassword', { '2029': ['INPUT_REJECTED', 'newPassword'] }],
  ['sms/send', { '500': 'TOO_FREQUENT', '400': ['INPUT_REJECTED', 'phone'] }],
  ['setUdv', { '500': 'INPUT_REJECTED' }],
  ['setUdvBatch', { '500': 'INPUT_REJECTED' }],
  ['removeUdv', { '500': 'INPUT_REJECTED' }],
  ['updatePassword', { '2029': ['INPUT_REJECTED', 'newPassword'] }],
  ['resetPasswordByFirstLoginToken', WITH_CHANGE_TOKEN],
  ['resetPasswordByForceResetToken', WITH_CHANGE_TOKEN],
  ['ldap/verify-user', BY_DIRECTORY],
  ['ad/verify-user', BY_DIRECTORY],
  ['wechat:mobile/callback', { '500': 'CODE_REJECTED', '400': 'CODE_REJECTED' }],
  ['mfa/totp/associate/confirm', { '400': 'MFA_REJECTED' }],
  ['DELETE mfa/totp/associate', { '500': 'NOT_FOUND' }],
  ['mfa/face/associate', { '500': 'INPUT_REJECTED' }],
  ['mfa/totp/verify', WITH_MFA_TOKEN],
  ['mfa/totp/recovery', WITH_MFA_TOKEN],
  ['mfa/face/verify', { ...WITH_MFA_TOKEN, '500': 'MFA_REJECTED' }],
  ['applications/mfa/totp/verify', WITH_MFA_TOKEN],
  ['applications/mfa/sms/verify', WITH_MFA_TOKEN],
  ['applications/mfa/email/verify', WITH_MFA_TOKEN],
  ['applications/mfa/face/verify', { ...WITH_MFA_TOKEN, '500': 'MFA_REJECTED' }],
  ['applications/mfa/check', WITH_MFA_TOKEN],
]);

/**
 * `operation` is the GraphQL root field or the REST path behind `/api/v2/`; `field` is what the operation knows better
 * than the code about a rejected input.
 */
export function refusal(operation: string, code: string, field?: string): ProviderError {
  const meaning = EXCEPTIONS.get(operation)?.[code] ?? MEANINGS.get(code) ?? 'REFUSED';
  const [name, ownField] = typeof meaning === 'string' ? [meaning] : meaning;
  return new ProviderError(name, 'authing', code, name === 'INPUT_REJECTED' ? (field ?? ownField) : ownField);
}

/** What a 500 about a phone means, by the vendor's own words in its two languages; the first that fits decides. */
const PHONE_WORDS: readonly (readonly [RegExp, Meaning])[] = [
  [/验证码|\bcode\b/i, 'CODE_REJECTED'],
  [/旧|原手机|\bold\b/i, 'OLD_CREDENTIAL_REJECTED'],
  [/格式|malformed|format/i, ['INPUT_REJECTED', 'phone']],
  [/未绑定|no phone/i, 'NOT_FOUND'],
  [/绑定|占用|存在|bound|exist|taken|in use/i, ['ALREADY_TAKEN', 'phone']],
];

/**
 * `bindPhone`, `updatePhone` and `unbindPhone` answer 500 where the operations for e-mail have codes. The words are read
 * here and go no further; words that nobody knows are most likely about the code.
 */
export function phoneRefusal(operation: string, { code, message }: VendorFailure): ProviderError {
  if (code !== '500') return refusal(operation, code);
  const meaning = PHONE_WORDS.find(([words]) => words.test(message ?? ''))?.[1] ?? 'CODE_REJECTED';
  const [name, field] = typeof meaning === 'string' ? [meaning] : meaning;
  return new ProviderError(name, 'authing', code, field);
}
