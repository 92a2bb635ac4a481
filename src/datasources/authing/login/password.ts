import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';
import { ProviderError } from '../../errors.js';
import type { Outcome } from '../connection.js';

/** What PKCS#1 v1.5 leaves of the vendor's 1024-bit key: 128 bytes less 11 of padding. */
const MAX_PASSWORD_BYTES = 117;
const CANNOT_BE_DECRYPTED = '2016';

interface ServedKey {
  readonly pem: string;
  readonly key: KeyObject;
}

/**
 * Passwords travel encrypted with the key of `/api/v2/.well-known`, RSA with PKCS#1 v1.5 padding, in base64, as in the
 * vendor's authing-js-sdk 4.23.55 (`lib/utils`, `encrypt`). The key is fetched once and again after a 2016.
 */
export class PasswordCipher {
  #current: Promise<ServedKey> | null = null;

  constructor(
    private readonly fetchPem: () => Promise<string>,
    private readonly ownPem?: string,
  ) {}

  /** Runs `call` with the ciphertext, and once more when the vendor had changed its key. `field` names the argument. */
  async around<Value>(
    password: string,
    field: 'password' | 'newPassword',
    call: (ciphertext: string) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    requireFitting(password, field);
    return this.#encrypted((key) => call(encrypt(key, password)));
  }

  /** As `around`, for the calls that take the old password beside the new one. */
  async aroundBoth<Value>(
    oldPassword: string,
    newPassword: string,
    call: (oldCiphertext: string, newCiphertext: string) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    requireFitting(oldPassword, 'oldPassword');
    requireFitting(newPassword, 'newPassword');
    return this.#encrypted((key) => call(encrypt(key, oldPassword), encrypt(key, newPassword)));
  }

  async #encrypted<Value>(call: (key: KeyObject) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const held = this.#key();
    const { pem, key } = await held;
    const outcome = await call(key);
    if (outcome.failure?.code !== CANNOT_BE_DECRYPTED || this.ownPem !== undefined) return outcome;

    // Of many logins that failed together, the first one drops the old key and all share the new one.
    if (this.#current === held) this.#current = null;
    const fresh = await this.#key();
    return fresh.pem === pem ? outcome : call(fresh.key);
  }

  #key(): Promise<ServedKey> {
    this.#current ??= this.#load();
    return this.#current;
  }

  async #load(): Promise<ServedKey> {
    try {
      const pem = this.ownPem ?? (await this.fetchPem());
      return { pem, key: readKey(pem) };
    } catch (error) {
      this.#current = null;
      throw error;
    }
  }
}

function requireFitting(password: string, field: string): void {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) {
    throw new ProviderError('INPUT_REJECTED', 'authing', undefined, field);
  }
}

function readKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new ProviderError('BAD_REPLY', 'authing');
  }
}

function encrypt(key: KeyObject, password: string): string {
  try {
    return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(password)).toString('base64');
  } catch {
    // A key too small for the password, or not of RSA. The error of OpenSSL says nothing that may be passed on.
    throw new ProviderError('BAD_REPLY', 'authing');
  }
}
