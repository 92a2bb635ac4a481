import { constants, generateKeyPairSync, type KeyObject, privateDecrypt, randomBytes, scryptSync } from 'node:crypto';
import { VendorError } from './vendorError.js';

export interface StoredPassword {
  readonly salt: string;
  /** 32 hex characters, which the vendor returns as `password`. */
  readonly hash: string;
}

const KEY_BYTES = 128;
const MIN_LENGTH = 6;

/** The key pair for the encryption of passwords by clients: RSA, PKCS#1 v1.5, ciphertext in base64. */
export class PasswordCipher {
  /** PEM. */
  readonly publicKey: string;
  readonly #privateKey: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: KEY_BYTES * 8 });
    this.publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    this.#privateKey = privateKey;
  }

  /** Decrypts a password. Throws 2016 for text that was not encrypted with this key. */
  decrypt(ciphertext: string): string {
    const sent = Buffer.from(ciphertext, 'base64');
    if (sent.length > KEY_BYTES) throw new VendorError(2016);
    // Browser libraries drop leading zero bytes of a ciphertext, once in 256 times.
    const bytes = Buffer.concat([Buffer.alloc(KEY_BYTES - sent.length), sent]);
    try {
      // Node refuses RSA_PKCS1_PADDING for decryption (CVE-2023-46809), so this code removes the padding.
      const padded = privateDecrypt({ key: this.#privateKey, padding: constants.RSA_NO_PADDING }, bytes);
      return new TextDecoder('utf-8', { fatal: true }).decode(withoutPadding(padded));
    } catch {
      throw new VendorError(2016);
    }
  }

  /** The stored form of an encrypted password; 2016 or 2029. */
  store(ciphertext: string): StoredPassword {
    return hashPassword(this.decrypt(ciphertext));
  }
}

let shared: PasswordCipher | undefined;

/** All emulators of a process share one pair, because tests start many and the generation is slow. */
export function sharedCipher(): PasswordCipher {
  shared ??= new PasswordCipher();
  return shared;
}

/** RFC 8017, 7.2.2: 00 02, at least eight bytes that are not zero, 00, message. */
function withoutPadding(block: Buffer): Buffer {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Error('bad padding');
  return block.subarray(end + 1);
}

/** Throws 2029 for a password that is too short for the pool's policy. */
export function hashPassword(password: string): StoredPassword {
  if (password.length < MIN_LENGTH) throw new VendorError(2029);
  const salt = randomBytes(8).toString('hex');
  return { salt, hash: digest(password, salt) };
}

export function isPassword(stored: StoredPassword, password: string): boolean {
  return digest(password, stored.salt) === stored.hash;
}

/** Cheap on purpose: the passwords are made up, and each reset hashes the passwords of the seeded users again. */
function digest(password: string, salt: string): string {
  return scryptSync(password, salt, 16, { N: 16 }).toString('hex');
}
