/** Mutual exclusion per user, across all instances, while the passkeys of the user are read, changed and written. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AppError } from '../../errors.js';
import type { Namespace, Store } from '../../store.js';
import type { PasskeyOwner } from './entryMac.js';

/** Longer than the vendor calls of one change. A lock expires only if its instance stops. */
const LOCK_MS = 60_000;
const WAIT_MS = 15_000;
const POLL_MS = 40;

export class UserLock {
  readonly #holders: Namespace<string>;

  constructor(
    store: Store,
    private readonly logger: Logger,
  ) {
    this.#holders = store.namespace('passkeyLock', LOCK_MS);
  }

  /** @throws AppError RATE_LIMITED if other requests hold the lock for too long */
  async run<T>({ provider, userId }: PasskeyOwner, work: () => Promise<T>): Promise<T> {
    const key = `${provider} ${userId}`;
    const holder = randomUUID();
    const giveUpAt = performance.now() + WAIT_MS;
    while (!(await this.#holders.putOnce(key, holder))) {
      if (performance.now() >= giveUpAt) throw busy();
      await sleep(POLL_MS);
    }
    try {
      return await work();
    } finally {
      await this.#release(key, holder);
    }
  }

  /** Deletes only our own lock: it may have expired, and another request may hold it. */
  async #release(key: string, holder: string): Promise<void> {
    try {
      await this.#holders.deleteIf(key, holder);
    } catch (err) {
      // The work under the lock is complete, and the lock expires.
      this.logger.debug({ err }, 'a passkey lock was not released');
    }
  }
}

function busy(): AppError {
  return new AppError('RATE_LIMITED', 'Another request is using the passkeys of this user. Try again.', {
    retryable: true,
  });
}
