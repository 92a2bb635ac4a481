/** Which requests come from a federation router of ours: those that show the secret shared with it. */
import { hash as digest, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../errors.js';
import type { AuthContext } from '../sessions/authContext.js';

export class Routers {
  readonly #hashes: readonly Buffer[];

  /** @param hashes SHA-256 in hex; several while a secret is being replaced */
  constructor(hashes: readonly string[]) {
    this.#hashes = hashes.map((hash) => Buffer.from(hash, 'hex'));
  }

  includes({ routerSecret }: Partial<Pick<AuthContext, 'routerSecret'>>): boolean {
    if (routerSecret === undefined) return false;
    const shown = digest('sha256', routerSecret, 'buffer');
    return this.#hashes.filter((hash) => timingSafeEqual(hash, shown)).length > 0;
  }

  /** @throws AppError FORBIDDEN */
  require(auth: AuthContext): void {
    if (this.includes(auth)) return;
    throw new AppError('FORBIDDEN', 'This is for routers: send ROUTER_SECRET in the header x-router-secret.');
  }
}
