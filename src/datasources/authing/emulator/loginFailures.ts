import type { EmulatedClock } from '../../../emulators/clock.js';
import type { FailCheck } from './pool.js';

/** Wrong passwords per account, or per name where there is no such account. */
export class LoginFailures {
  readonly #clock: EmulatedClock;
  readonly #byAccount = new Map<string, number[]>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  add(account: string): void {
    this.#byAccount.set(account, [...(this.#byAccount.get(account) ?? []), this.#clock.now()]);
  }

  isReached(account: string, { enabled, limit, timeInterval }: FailCheck): boolean {
    const since = this.#clock.now() - timeInterval * 1000;
    return enabled && (this.#byAccount.get(account) ?? []).filter((at) => at > since).length >= limit;
  }

  clear(account: string): void {
    this.#byAccount.delete(account);
  }
}
