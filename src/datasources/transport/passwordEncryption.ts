/** Passwords are sent encrypted with RSA and PKCS#1 v1.5 padding, in base64. */
import { constants, type KeyObject, publicEncrypt } from 'node:crypto';
import { ProviderError } from '../errors.js';

/** The capacity of the vendor's 1024-bit key: 128 bytes less 11 of padding. */
const MAX_PASSWORD_BYTES = 117;

/** Throws INPUT_REJECTED for a password that does not fit the key. `field` names our argument. */
export function checkPasswordLength(provider: string, password: string, field: string): void {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
    throw new ProviderError('INPUT_REJECTED', provider, undefined, field);
  }
}

export function encryptPassword(provider: string, key: KeyObject, password: string): string {
  try {
    return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(password)).toString('base64');
  } catch {
    // The key is too small for the password, or is not an RSA key. The message of OpenSSL is not passed on.
    throw new ProviderError('BAD_REPLY', provider);
  }
}
