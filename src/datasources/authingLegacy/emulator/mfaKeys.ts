import { Secret, TOTP } from 'otpauth';
import { newId } from './ids.js';

export const PERIOD_S = 30;

/** Ten random bytes are a base32 key of sixteen characters. */
const KEY_BYTES = 10;

/** The second factor of one user, with the names of the vendor's schema. */
export interface MfaKey {
  readonly _id: string;
  readonly userId: string;
  readonly userPoolId: string;
  enable: boolean;
  /** The key of the authenticator app, in base32. */
  shareKey: string;
}

export class MfaKeys {
  readonly #byUser = new Map<string, MfaKey>();
  readonly #userPoolId: string;

  constructor(userPoolId: string) {
    this.#userPoolId = userPoolId;
  }

  of(userId: string): MfaKey | undefined {
    return this.#byUser.get(userId);
  }

  find(id: string): MfaKey | undefined {
    return [...this.#byUser.values()].find(({ _id }) => _id === id);
  }

  add(userId: string, shareKey = newShareKey()): MfaKey {
    const key = { _id: newId(), userId, userPoolId: this.#userPoolId, enable: false, shareKey };
    this.#byUser.set(userId, key);
    return key;
  }

  list(): MfaKey[] {
    return [...this.#byUser.values()];
  }

  /** Replaces all keys with saved ones. */
  restore(keys: readonly MfaKey[]): void {
    this.#byUser.clear();
    for (const key of keys) this.#byUser.set(key.userId, key);
  }

  remove(userId: string): void {
    this.#byUser.delete(userId);
  }
}

export function newShareKey(): string {
  return new Secret({ size: KEY_BYTES }).base32;
}

export function totpCode(shareKey: string, now: number): string {
  return generator(shareKey).generate({ timestamp: now });
}

/** Accepts a clock drift of one step in each direction. */
export function isTotp(shareKey: string, code: string, now: number): boolean {
  return generator(shareKey).validate({ token: code, timestamp: now, window: 1 }) !== null;
}

function generator(shareKey: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(shareKey), algorithm: 'SHA1', digits: 6, period: PERIOD_S });
}
