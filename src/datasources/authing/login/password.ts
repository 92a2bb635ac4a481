import { createPublicKey, type KeyObject } from 'node:crypto';
import { ProviderError } from '../../errors.js';
import type { Outcome } from '../../transport/graphql.js';
import { checkPasswordLength, encryptPassword } from '../../transport/passwordEncryption.js';

const PROVIDER = 'authing';

const CANNOT_BE_DECRYPTED = '2016';

interface ServedKey {
  readonly pem: string;
  readonly key: KeyObject;
}

/**
 * Encrypts passwords with the key of `/api/v2/.well-known`, as the vendor's authing-js-sdk 4.23.55 does (`lib/utils`,
 * `encrypt`). The key is fetched once, and again after a 2016.
 */
export class PasswordCipher {
  #current: Promise<ServedKey> | null = null;

  constructor(
    private readonly fetchPem: () => Promise<string>,
    private readonly ownPem?: string,
  ) {}

  /** Runs `call` with the ciphertext, and once more when the vendor has changed its key. `field` names our argument. */
  async around<Value>(
    password: string,
    field: 'password' | 'newPassword',
    call: (ciphertext: string) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    checkPasswordLength(PROVIDER, password, field);
    return this.#encrypted((key) => call(encryptPassword(PROVIDER, key, password)));
  }

  /** As `around`, for calls that take the old password as well as the new one. */
  async aroundBoth<Value>(
    oldPassword: string,
    newPassword: string,
    call: (oldCiphertext: string, newCiphertext: string) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    checkPasswordLength(PROVIDER, oldPassword, 'oldPassword');
    checkPasswordLength(PROVIDER, newPassword, 'newPassword');
    return this.#encrypted((key) =>
      call(encryptPassword(PROVIDER, key, oldPassword), encryptPassword(PROVIDER, key, newPassword)),
    );
  }

  async #encrypted<Value>(call: (key: KeyObject) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const held = this.#key();
    const { pem, key } = await held;
    const outcome = await call(key);
    if (outcome.failure?.code !== CANNOT_BE_DECRYPTED || this.ownPem !== undefined) return outcome;

    // Of many logins that were refused together, the first one drops the old key and all share the new one.
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
      // No password was sent, so this must not count as a failed login.
      if (error instanceof ProviderError && !error.isFault) {
        throw new ProviderError('UNAVAILABLE', PROVIDER, error.providerCode);
      }
      throw error;
    }
  }
}

function readKey(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw new ProviderError('BAD_REPLY', PROVIDER);
  }
}
