import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { newId } from './account.js';

export const PERIOD_S = 30;

/** Ten random bytes are a base32 secret of sixteen characters, the length of the vendor's secrets. */
const SECRET_BYTES = 10;

export interface Authenticator {
  readonly id: string;
  readonly userId: string;
  readonly source: string;
  readonly secret: string;
  enable: boolean;
  recoveryCode: string;
  readonly createdAt: number;
  updatedAt: number;
}

/** The enrolled authenticator apps. A new enrollment replaces an unconfirmed one. */
export class Authenticators {
  readonly #all = new Map<string, Authenticator>();

  associate(userId: string, source: string, now: number): Authenticator {
    const authenticator: Authenticator = {
      id: newId(),
      userId,
      source,
      secret: new Secret({ size: SECRET_BYTES }).base32,
      enable: false,
      recoveryCode: newRecoveryCode(),
      createdAt: now,
      updatedAt: now,
    };
    this.#all.set(keyOf(userId, source), authenticator);
    return authenticator;
  }

  /** Stores an authenticator of another system, which is confirmed already. */
  import(userId: string, imported: Pick<Authenticator, 'secret' | 'recoveryCode'>, now: number): Authenticator {
    const times = { createdAt: now, updatedAt: now };
    const authenticator: Authenticator = { id: newId(), userId, source: 'SELF', enable: true, ...imported, ...times };
    this.#all.set(keyOf(userId, 'SELF'), authenticator);
    return authenticator;
  }

  get(userId: string, source = 'SELF'): Authenticator | undefined {
    return this.#all.get(keyOf(userId, source));
  }

  list(): Authenticator[] {
    return [...this.#all.values()];
  }

  /** Adds a saved authenticator. */
  restore(authenticator: Authenticator): void {
    this.#all.set(keyOf(authenticator.userId, authenticator.source), authenticator);
  }

  find(id: string): Authenticator | undefined {
    return [...this.#all.values()].find((authenticator) => authenticator.id === id);
  }

  /** The confirmed authenticator, which logins of this user require. */
  enabled(userId: string): Authenticator | undefined {
    const authenticator = this.get(userId);
    return authenticator?.enable ? authenticator : undefined;
  }

  remove(userId: string, source = 'SELF'): boolean {
    return this.#all.delete(keyOf(userId, source));
  }
}

export function totpCode(secret: string, now: number): string {
  return generator(secret).generate({ timestamp: now });
}

/** Accepts a clock drift of one step in each direction. No code fits an imported secret that is not base32. */
export function isTotp(secret: string, code: string, now: number): boolean {
  if (!/^[A-Z2-7]+=*$/i.test(secret)) return false;
  return generator(secret).validate({ token: code, timestamp: now, window: 1 }) !== null;
}

/** Built manually to keep the vendor's order of parameters. */
export function totpUri(pool: string, account: string, secret: string): string {
  const [issuer, label] = [encodeURIComponent(pool), encodeURIComponent(account)];
  return `otpauth://totp/${issuer}:${label}?secret=${secret}&period=${PERIOD_S}&digits=6&algorithm=SHA1&issuer=${issuer}`;
}

/** Six groups of four hex digits. */
export function newRecoveryCode(): string {
  return randomBytes(12)
    .toString('hex')
    .replace(/(.{4})(?=.)/g, '$1-');
}

function generator(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_S });
}

function keyOf(userId: string, source: string): string {
  return `${userId} ${source}`;
}
