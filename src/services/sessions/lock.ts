import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Namespace, Store } from '../../store.js';
import { newId } from './tokens.js';

/** Longer than a vendor call with its retry. A lock expires only if its instance stops. */
const LOCK_MS = 30_000;
/** Shorter than the lock, so that a waiting request still gets its timeout error. */
export const WAIT_MS = 15_000;

/** Mutual exclusion per session, across all instances. */
export class SessionLocks {
  readonly #owners: Namespace<string>;

  constructor(
    store: Store,
    private readonly logger: Logger,
    private readonly pollMs: number,
  ) {
    this.#owners = store.namespace('session-lock', LOCK_MS);
  }

  /** @returns a function that releases the lock; undefined if another request holds it */
  async acquire(id: string): Promise<(() => Promise<void>) | undefined> {
    const owner = newId();
    if (!(await this.#owners.putOnce(id, owner))) return undefined;
    return async () => {
      try {
        // Deletes only our own lock: it may have expired, and another instance may hold it.
        await this.#owners.deleteIf(id, owner);
      } catch (err) {
        // The work under the lock is complete, and the lock expires.
        this.logger.debug({ err, sessionId: id }, 'a lock was not released');
      }
    };
  }

  /** Resolves when the lock is free, or after WAIT_MS. */
  async settled(id: string): Promise<void> {
    const giveUpAt = performance.now() + WAIT_MS;
    while ((await this.#owners.get(id)) !== undefined && performance.now() < giveUpAt) await this.pause();
  }

  /** Waits for one poll interval. */
  async pause(): Promise<void> {
    await sleep(this.pollMs);
  }
}
