/** Trusted federation routers: requests with a secret of ROUTER_SECRET. */
import { hash as digest, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../errors.js';
import type { AuthContext } from '../sessions/authContext.js';

export class Routers {
  readonly #hashes: readonly Buffer[];

  /** @param hashes SHA-256 in hex; several during a key rotation */
  constructor(hashes: readonly string[]) {
    this.#hashes = hashes.map((hash) => Buffer.from(hash, 'hex'));
  }

  includes({ routerSecret }: Partial<Pick<AuthContext, 'routerSecret'>>): boolean {
    if (routerSecret === undefined) return false;
    const presented = digest('sha256', routerSecret, 'buffer');
    return this.#hashes.filter((hash) => timingSafeEqual(hash, presented)).length > 0;
  }

  /** @throws AppError FORBIDDEN */
  require(auth: AuthContext): void {
    if (this.includes(auth)) return;
    throw new AppError(
      'FORBIDDEN',
      'Federation routers only: send the header `x-router-secret` with the value of ROUTER_SECRET.',
    );
  }
}
