/** Administrators: clients with a bearer token whose hash is in ADMIN_TOKENS. */
import { hash as digest } from 'node:crypto';
import { AppError } from '../../errors.js';
import type { AuthContext } from '../sessions/authContext.js';

export class Admins {
  readonly #hashes: ReadonlySet<string>;

  /** @param hashes SHA-256 in hex */
  constructor(hashes: readonly string[]) {
    this.#hashes = new Set(hashes);
  }

  /** Ignores cookies, because the browser sends them with requests of foreign pages too. */
  includes({ bearer }: Partial<Pick<AuthContext, 'bearer'>>): boolean {
    return bearer !== undefined && this.#hashes.size > 0 && this.#hashes.has(digest('sha256', bearer, 'hex'));
  }

  /** @throws AppError FORBIDDEN */
  require(auth: AuthContext): void {
    if (this.includes(auth)) return;
    throw new AppError('FORBIDDEN', 'Administrators only: send `Authorization: Bearer` with a token of ADMIN_TOKENS.');
  }
}
