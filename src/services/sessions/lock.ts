import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Namespace, Store } from '../../store.js';
import { newId } from './tokens.js';

/** Longer than a vendor call may take with its retry. It ends by itself only when the instance that held it died. */
const LOCK_MS = 30_000;
/** Shorter than the lock: whoever waits should still be there to hear that it took too long. */
export const WAIT_MS = 15_000;

/** One at a time in the whole cluster. */
export class SessionLocks {
  readonly #owners: Namespace<string>;

  constructor(
    store: Store,
    private readonly logger: Logger,
    private readonly pollMs: number,
  ) {
    this.#owners = store.namespace('session-lock', LOCK_MS);
  }

  /** Undefined when somebody else holds it. */
  async acquire(id: string): Promise<(() => Promise<void>) | undefined> {
    const owner = newId();
    if (!(await this.#owners.putOnce(id, owner))) return undefined;
    return async () => {
      try {
        // Only its owner's: ours may have run out, and then another instance holds it.
        await this.#owners.deleteIf(id, owner);
      } catch (err) {
        // What was done under the lock is done; the lock will run out.
        this.logger.debug({ err, sessionId: id }, 'a lock was not released');
      }
    };
  }

  /** Resolves when nobody holds it, or when that took too long. */
  async settled(id: string): Promise<void> {
    const giveUpAt = performance.now() + WAIT_MS;
    while ((await this.#owners.get(id)) !== undefined && performance.now() < giveUpAt) await this.pause();
  }

  /** Waits a moment between two looks. */
  async pause(): Promise<void> {
    await sleep(this.pollMs);
  }
}
