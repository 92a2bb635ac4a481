/**
 * The vendor's codes: https://docs.authing.cn/v2/reference/error-code.html, and codes that the page omits and answers
 * contain.
 */
import type { ProviderError } from '../errors.js';
import { CodeTable, type Meanings, type MessagePatterns } from '../transport/codeTable.js';
import type { VendorFailure } from '../transport/graphql.js';

const MEANINGS: Meanings = {
  '400': 'INPUT_REJECTED',
  '1000': 'UNAVAILABLE', // system busy
  '1001': 'FORBIDDEN',
  '1002': 'TOO_FREQUENT',
  '2000': 'CAPTCHA_REQUIRED',
  '2001': 'CODE_REJECTED',
  '2003': ['INPUT_REJECTED', 'email'],
  '2004': 'UNKNOWN_ACCOUNT',
  '2005': 'ACCOUNT_UNAVAILABLE',
  '2006': 'INVALID_CREDENTIALS',
  '2018': 'FORBIDDEN',
  '2019': 'OLD_CREDENTIAL_REJECTED',
  '2020': 'NOT_SIGNED_IN',
  '2026': 'ALREADY_REGISTERED',
  '2027': 'INVALID_CREDENTIALS', // a social account without a password
  '2028': 'INPUT_REJECTED',
  '2029': ['INPUT_REJECTED', 'password'],
  '2030': 'INPUT_REJECTED', // more than 80 users at once
  '2031': 'REGISTRATION_DISABLED',
  '2032': ['INPUT_REJECTED', 'password'],
  '2034': ['ALREADY_TAKEN', 'username'],
  '2035': ['ALREADY_TAKEN', 'phone'],
  '2037': 'OLD_CREDENTIAL_REJECTED',
  '2038': 'OLD_CREDENTIAL_REJECTED',
  '2042': 'EMAIL_UNVERIFIED',
  '2057': 'ACCOUNT_LOCKED',
  '2100': 'TOO_FREQUENT',
  '2200': ['ALREADY_TAKEN', 'email'],
  '2201': 'OLD_CREDENTIAL_REJECTED',
  '2202': 'FORBIDDEN',
  '2203': 'OLD_CREDENTIAL_REJECTED',
  '2204': ['INPUT_REJECTED', 'email'],
  '2206': 'NOT_SIGNED_IN',
  '2207': 'NOT_SIGNED_IN',
  '2217': 'LAST_LOGIN_METHOD',
  '2218': 'NOT_FOUND', // no e-mail bound
  '2219': 'NOT_FOUND',
  '2225': ['INPUT_REJECTED', 'email'], // has its own operation
  '2226': ['INPUT_REJECTED', 'phone'],
  '2227': 'OLD_CREDENTIAL_REJECTED',
  '2228': 'OLD_CREDENTIAL_REJECTED',
  '2229': ['INPUT_REJECTED', 'email'], // the same as before
  '2230': ['INPUT_REJECTED', 'phone'],
  '2231': 'INPUT_REJECTED',
  '2300': 'CODE_REJECTED',
  '2333': 'INVALID_CREDENTIALS',
  '2401': 'NOT_SIGNED_IN',
  '6001': 'MFA_REJECTED',
  '6002': 'MFA_REJECTED',
  '1010001': 'NOT_SIGNED_IN',
  '1020017': ['INPUT_REJECTED', 'email'],
  '1320005': 'LAST_LOGIN_METHOD',
  '1320011': 'OLD_CREDENTIAL_REJECTED',
};

/** During a login the bearer is the mfaToken, so "not signed in" means that the token has expired after six minutes. */
const WITH_MFA_TOKEN: Meanings = {
  '2020': 'MFA_EXPIRED',
  '2206': 'MFA_EXPIRED',
  '2207': 'MFA_EXPIRED',
  '2001': 'MFA_REJECTED',
  '2300': 'MFA_REJECTED',
};

/** 500: the one-time token of a required password change has expired. */
const WITH_CHANGE_TOKEN: Meanings = {
  '500': 'MFA_EXPIRED',
  '2020': 'MFA_EXPIRED',
  '2029': ['INPUT_REJECTED', 'newPassword'],
};

/** A wrong password or code has a number of its own. These are no verdict on it, so they must not count as failed logins. */
const LOGIN: Meanings = {
  '500': 'UNAVAILABLE',
  '2002': 'UNAVAILABLE', // the quota of logins for this month is used up
  '2016': 'BAD_REPLY', // the password cannot be decrypted: AUTHING_PUBLIC_KEY is not the key of this deployment
};

/** 500: the directory has no such user. Clients see the same answer as for a wrong password. */
const BY_DIRECTORY: Meanings = { '500': 'INVALID_CREDENTIALS' };

/** Operations that use a code in another sense. 500 is the vendor's code for every refusal without a number. */
const EXCEPTIONS: Readonly<Record<string, Meanings>> = {
  registerByUsername: { '2034': 'ALREADY_REGISTERED' },
  registerByPhoneCode: { '2035': 'ALREADY_REGISTERED' },
  resetPassword: { '2029': ['INPUT_REJECTED', 'newPassword'] },
  'sms/send': { '500': 'TOO_FREQUENT', '400': ['INPUT_REJECTED', 'phone'] },
  setUdv: { '500': 'INPUT_REJECTED' },
  setUdvBatch: { '500': 'INPUT_REJECTED' },
  removeUdv: { '500': 'INPUT_REJECTED' },
  updatePassword: { '2029': ['INPUT_REJECTED', 'newPassword'] },
  resetPasswordByFirstLoginToken: WITH_CHANGE_TOKEN,
  resetPasswordByForceResetToken: WITH_CHANGE_TOKEN,
  loginByEmail: LOGIN,
  loginByUsername: LOGIN,
  loginByPhonePassword: LOGIN,
  loginByPhoneCode: LOGIN,
  loginBySubAccount: LOGIN,
  'ldap/verify-user': BY_DIRECTORY,
  'ad/verify-user': BY_DIRECTORY,
  'wechat:mobile/callback': { '500': 'CODE_REJECTED', '400': 'CODE_REJECTED' },
  'mfa/totp/associate/confirm': { '400': 'MFA_REJECTED' },
  'DELETE mfa/totp/associate': { '500': 'NOT_FOUND' },
  'mfa/face/associate': { '500': 'INPUT_REJECTED' },
  'mfa/totp/verify': WITH_MFA_TOKEN,
  'mfa/totp/recovery': WITH_MFA_TOKEN,
  'mfa/face/verify': { ...WITH_MFA_TOKEN, '500': 'MFA_REJECTED' },
  'applications/mfa/totp/verify': WITH_MFA_TOKEN,
  'applications/mfa/sms/verify': WITH_MFA_TOKEN,
  'applications/mfa/email/verify': WITH_MFA_TOKEN,
  'applications/mfa/face/verify': { ...WITH_MFA_TOKEN, '500': 'MFA_REJECTED' },
  'applications/mfa/check': WITH_MFA_TOKEN,
};

const TABLE = new CodeTable('authing', MEANINGS, EXCEPTIONS);

/**
 * `operation` is the GraphQL root field, or the REST path after `/api/v2/`. `field` is the refused argument, when the
 * operation identifies it better than the code.
 */
export function refusal(operation: string, code: string, field?: string): ProviderError {
  return TABLE.refusal(operation, code, field);
}

/** What a 500 says when the vendor failed, in its two languages. */
const FAULT = /服务器?错误|系统繁忙|server error|system is busy/i;

/** The error of a login or a second factor, by which failed attempts are counted. */
export function loginRefusal(operation: string, failure: VendorFailure): ProviderError {
  return TABLE.refusalUnlessFault(operation, failure, FAULT);
}

/** The meaning of a 500 about a phone, in the vendor's two languages. */
const PHONE_MESSAGES: MessagePatterns = [
  [/验证码|\bcode\b/i, 'CODE_REJECTED'],
  [/旧|原手机|\bold\b/i, 'OLD_CREDENTIAL_REJECTED'],
  [/格式|malformed|format/i, ['INPUT_REJECTED', 'phone']],
  [/未绑定|no phone/i, 'NOT_FOUND'],
  [/绑定|占用|存在|bound|exist|taken|in use/i, ['ALREADY_TAKEN', 'phone']],
];

/** `bindPhone`, `updatePhone` and `unbindPhone` answer 500 where the operations for e-mail have codes. */
export function phoneRefusal(operation: string, failure: VendorFailure): ProviderError {
  return TABLE.refusalByMessage(operation, failure, PHONE_MESSAGES);
}
