import { createPublicKey, type KeyObject } from 'node:crypto';
import { checkPasswordLength, encryptPassword } from '../../transport/passwordEncryption.js';

const PROVIDER = 'authingLegacy';

/**
 * Encrypts passwords as https://github.com/Authing/learn, `sdk/open-graphql.md` describes. This generation serves no key:
 * its SDKs contain the vendor's, or take one as an option.
 */
export class LegacyPasswordCipher {
  readonly #key: KeyObject;

  constructor(pem: string) {
    this.#key = createPublicKey(pem);
  }

  /** @param field our argument, for the refusal of a password that is too long */
  encrypt(password: string, field: 'password' | 'newPassword' | 'oldPassword'): string {
    checkPasswordLength(PROVIDER, password, field);
    return encryptPassword(PROVIDER, this.#key, password);
  }
}
