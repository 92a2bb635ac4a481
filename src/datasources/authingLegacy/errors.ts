/** The vendor's codes: https://docs.authing.cn/v2/reference/error-code.html lists those of both generations. */
import type { ProviderError } from '../errors.js';
import { CodeTable, type Meanings, type MessagePatterns } from '../transport/codeTable.js';
import type { VendorFailure } from '../transport/graphql.js';

const MEANINGS: Meanings = {
  '1000': 'UNAVAILABLE', // system busy
  '1001': 'FORBIDDEN',
  '1002': 'TOO_FREQUENT',
  // The vendor demands a captcha, but no documented call returns its picture. Clients can only wait.
  '2000': 'TOO_FREQUENT',
  '2001': 'CODE_REJECTED',
  '2003': ['INPUT_REJECTED', 'email'],
  '2004': 'UNKNOWN_ACCOUNT',
  '2005': 'ACCOUNT_UNAVAILABLE',
  '2006': 'INVALID_CREDENTIALS',
  '2016': 'BAD_REPLY', // the password cannot be decrypted: AUTHING_LEGACY_PUBLIC_KEY is not the key of this deployment
  '2018': 'FORBIDDEN',
  '2019': 'OLD_CREDENTIAL_REJECTED',
  '2020': 'NOT_SIGNED_IN',
  '2026': 'ALREADY_REGISTERED',
  '2027': 'INVALID_CREDENTIALS', // a social account without a password
  '2028': 'INPUT_REJECTED',
  '2029': ['INPUT_REJECTED', 'password'],
  '2030': 'INPUT_REJECTED',
  '2031': 'REGISTRATION_DISABLED',
  '2032': ['INPUT_REJECTED', 'password'],
  '2034': ['ALREADY_TAKEN', 'username'],
  '2035': ['ALREADY_TAKEN', 'phone'],
  '2036': 'UNKNOWN_ACCOUNT', // belongs to another pool
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
  '2209': 'UNKNOWN_ACCOUNT', // none of these ids could be removed
  '2210': 'UNKNOWN_ACCOUNT',
  '2212': 'FORBIDDEN',
  '2213': 'ALREADY_TAKEN',
  '2215': 'ALREADY_TAKEN',
  '2216': 'NOT_FOUND',
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
  '6001': 'MFA_REJECTED',
};

/** The second step repeats the whole login: a refusal of the password means that it was changed after the first step. */
const SECOND_STEP: Meanings = {
  '500': 'MFA_REJECTED',
  '1635': 'MFA_REJECTED',
  '2001': 'MFA_REJECTED',
  '2004': 'MFA_EXPIRED',
  '2006': 'MFA_EXPIRED',
  '2027': 'MFA_EXPIRED',
  '2300': 'MFA_REJECTED',
  '2333': 'MFA_EXPIRED',
};

/** Operations that use a code in another sense. 500 is the vendor's code for every refusal without a number. */
const EXCEPTIONS: Readonly<Record<string, Meanings>> = {
  // A wrong password or code has a number of its own. An outage and a used up quota must not count as failed logins.
  login: { '500': 'UNAVAILABLE', '2002': 'UNAVAILABLE' },
  // The directory has no such user. Clients see the same answer as for a wrong password.
  LoginByLDAP: { '500': 'INVALID_CREDENTIALS' },
  'login with MFACode': SECOND_STEP,
  register: { '2034': 'ALREADY_REGISTERED', '2035': 'ALREADY_REGISTERED' },
  send_smscode: { '500': 'TOO_FREQUENT' },
  send_register_smscode: { '500': 'TOO_FREQUENT' },
  verifyResetPasswordVerifyCode: { '500': 'CODE_REJECTED' },
  changePassword: { '2019': 'CODE_REJECTED', '2029': ['INPUT_REJECTED', 'newPassword'], '500': 'CODE_REJECTED' },
  // The id is malformed.
  user: { '500': 'UNKNOWN_ACCOUNT' },
  userGroup: { '500': 'NOT_FOUND' },
  getUserPoolSettings: { '2224': 'NOT_FOUND', '500': 'NOT_FOUND' },
  removeUsers: { '500': 'UNKNOWN_ACCOUNT' },
  sendChangeEmailVerifyCode: { '2035': ['ALREADY_TAKEN', 'email'] },
  RevokeUserAuthorizedApp: { '500': 'NOT_FOUND', '2011': 'NOT_FOUND' },
};

const TABLE = new CodeTable('authingLegacy', MEANINGS, EXCEPTIONS);

/**
 * `operation` is the GraphQL root field or the name in the REST path. `field` is the refused argument, when the operation
 * identifies it better than the code.
 */
export function refusal(operation: string, code: string, field?: string): ProviderError {
  return TABLE.refusal(operation, code, field);
}

/** What a 500 says when the vendor failed. */
const FAULT = /服务器?错误|系统繁忙|server error/i;

/** The error of a login, by which failed attempts are counted. */
export function loginRefusal(operation: string, failure: VendorFailure): ProviderError {
  return TABLE.refusalUnlessFault(operation, failure, FAULT);
}

/** The meaning of a 500 about a phone. */
const PHONE_MESSAGES: MessagePatterns = [
  [/验证码/, 'CODE_REJECTED'],
  [/旧|原手机/, 'OLD_CREDENTIAL_REJECTED'],
  [/格式/, ['INPUT_REJECTED', 'phone']],
  [/绑定|占用|存在/, ['ALREADY_TAKEN', 'phone']],
];

/** `updatePhone` answers 500 where `updateEmail` has codes, as in the second generation. */
export function phoneRefusal(failure: VendorFailure): ProviderError {
  return TABLE.refusalByMessage('updatePhone', failure, PHONE_MESSAGES);
}
