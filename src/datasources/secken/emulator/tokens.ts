import type { EmulatedClock } from '../../../emulators/clock.js';
import { emulatedHex } from './events.js';

/** An assumption: the vendor documents no lifetime. */
const LIFETIME_MS = 120_000;

export interface AuthToken {
  readonly token: string;
  readonly uid: string;
  readonly expiresAt: number;
}

/** Tokens that the vendor's app issues after a face, voice or tap check. Each token is valid for one check. */
export class AuthTokens {
  readonly #clock: EmulatedClock;
  readonly #issued = new Map<string, AuthToken>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  issue(uid: string): AuthToken {
    const issued = { token: emulatedHex(), uid, expiresAt: this.#clock.now() + LIFETIME_MS };
    this.#issued.set(issued.token, issued);
    return issued;
  }

  redeem(token: string): boolean {
    const issued = this.#issued.get(token);
    this.#issued.delete(token);
    return issued !== undefined && this.#clock.now() < issued.expiresAt;
  }
}
