import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import { ProviderError } from '../../errors.js';

/** What PKCS#1 v1.5 leaves of the vendor's 1024-bit key: 128 bytes less 11 of padding. */
const MAX_PASSWORD_BYTES = 117;

/**
 * Passwords travel encrypted with RSA and PKCS#1 v1.5 padding, in base64: https://github.com/Authing/learn,
 * `sdk/open-graphql.md`. This generation serves no key; its SDKs carry the vendor's, or take one as an option.
 */
export class LegacyPasswordCipher {
  readonly #key: KeyObject;

  constructor(pem: string) {
    this.#key = createPublicKey(pem);
  }

  /** @param field the argument of ours that holds it, for the refusal of one that is too long */
  encrypt(password: string, field: 'password' | 'newPassword' | 'oldPassword'): string {
    const bytes = Buffer.from(password);
    if (bytes.length > MAX_PASSWORD_BYTES) throw new ProviderError('INPUT_REJECTED', 'authingLegacy', undefined, field);
    try {
      return publicEncrypt({ key: this.#key, padding: constants.RSA_PKCS1_PADDING }, bytes).toString('base64');
    } catch {
      // A key too small for the password. The error of OpenSSL says nothing that may be passed on.
      throw new ProviderError('BAD_REPLY', 'authingLegacy');
    }
  }
}
