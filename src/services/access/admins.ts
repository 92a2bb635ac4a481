/** Who administers: bearers of a token whose hash is in the configuration. */
import { hash as digest } from 'node:crypto';
import { AppError } from '../../errors.js';
import type { AuthContext } from '../sessions/authContext.js';

export class Admins {
  readonly #hashes: ReadonlySet<string>;

  /** @param hashes SHA-256 in hex */
  constructor(hashes: readonly string[]) {
    this.#hashes = new Set(hashes);
  }

  /** A cookie never makes an administrator: a foreign page could have the browser send it. */
  includes({ bearer }: Partial<Pick<AuthContext, 'bearer'>>): boolean {
    return bearer !== undefined && this.#hashes.size > 0 && this.#hashes.has(digest('sha256', bearer, 'hex'));
  }

  /** @throws AppError FORBIDDEN */
  require(auth: AuthContext): void {
    if (this.includes(auth)) return;
    throw new AppError('FORBIDDEN', 'This is for administrators: send a token of ADMIN_TOKENS as a bearer.');
  }
}
