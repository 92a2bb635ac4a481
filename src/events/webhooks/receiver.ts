/** Delivers the webhooks of one receiver while this instance holds the lease. */
import type { Logger } from 'pino';
import type { Store } from '../../store.js';
import type { EventCounters } from '../event.js';
import { ThrottledLog } from '../throttledLog.js';
import { type AttemptParts, attempt } from './attempt.js';
import { Backlog } from './backlog.js';
import { Lease } from './lease.js';
import { type Job, MAX_AGE_MS, Outbox, receiverName } from './outbox.js';

export interface ReceiverParts {
  readonly store: Store;
  readonly logger: Logger;
  readonly counters: EventCounters;
  readonly attempt: AttemptParts;
  /** How often the store is read without a signal. */
  readonly pollMs: number;
  /** The pause after the first failed attempt. It doubles with each further one, up to an hour. */
  readonly firstRetryMs: number;
}

const MAX_PARALLEL = 8;
const MAX_RETRY_MS = 60 * 60_000;

export class Receiver {
  readonly #outbox: Outbox;
  readonly #backlog: Backlog;
  readonly #lease: Lease;
  readonly #log: ThrottledLog;
  readonly #channel: string;
  /** The attempts that run, by the number of the job. */
  readonly #active = new Map<number, Promise<void>>();
  #isLoaded = false;
  #isFailing = false;
  #isClosed = false;
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #unsubscribe: Promise<(() => Promise<void>) | undefined> | undefined;

  constructor(
    private readonly url: URL,
    private readonly parts: ReceiverParts,
  ) {
    const name = receiverName(url);
    this.#outbox = new Outbox(parts.store, name);
    this.#backlog = new Backlog(this.#outbox, (count) => this.#reportDropped(count, 'too many webhooks wait'));
    this.#lease = new Lease(parts.store, name);
    this.#log = new ThrottledLog(parts.logger);
    this.#channel = `webhook/${name}`;
  }

  start(): void {
    this.#timer = setInterval(() => this.#wake(), this.parts.pollMs).unref();
    // Without the subscription the timer finds the jobs.
    this.#unsubscribe = this.parts.store.subscribe(this.#channel, () => this.#wake()).catch(() => undefined);
    this.#wake();
  }

  /** @throws AppError STORE_UNAVAILABLE */
  async add(id: string, body: string): Promise<void> {
    const createdAt = this.parts.attempt.now();
    await this.#outbox.add({ id, body, createdAt, dueAt: createdAt, attempts: 0 });
    await this.parts.store.publish(this.#channel, '');
  }

  /** Waits for the attempts that run, and hands the lease over. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await (await this.#unsubscribe)?.();
    await this.#running;
    await Promise.all(this.#active.values());
    await this.#lease.release().catch(() => {});
  }

  #wake(): void {
    if (this.#isClosed) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    while (this.#again && !this.#isClosed) {
      this.#again = false;
      try {
        await this.#step();
      } catch (err) {
        this.#log.error({ err, receiver: this.url.origin }, 'the webhooks that wait cannot be read or written');
      }
    }
    this.#running = undefined;
  }

  async #step(): Promise<void> {
    const isHeld = await this.#lease.hold();
    if (isHeld && !this.#isLoaded) {
      // Of the time before the lease was lost.
      await Promise.all(this.#active.values());
      await this.#backlog.load();
    }
    this.#isLoaded = isHeld;
    if (!isHeld) return;
    await this.#backlog.readNew();
    this.#startDue();
  }

  /** While the receiver fails, one attempt at a time shows whether it is back. */
  #startDue(): void {
    const now = this.parts.attempt.now();
    for (const [seq, job] of this.#backlog.jobs) {
      if (this.#isClosed || this.#active.size >= (this.#isFailing ? 1 : MAX_PARALLEL)) return;
      // The attempt and the write of its result must end before another instance can take the lease.
      if (this.#lease.remainingMs < 2 * this.parts.attempt.timeoutMs) return;
      if (job.dueAt > now || this.#active.has(seq)) continue;
      const done = this.#deliver(seq, job).finally(() => {
        this.#active.delete(seq);
        this.#wake();
      });
      this.#active.set(seq, done);
    }
  }

  /** Never rejects. */
  async #deliver(seq: number, job: Job): Promise<void> {
    try {
      const result = await attempt(this.url, job, this.parts.attempt);
      this.#isFailing = !result.delivered;
      if (!result.delivered) {
        this.parts.counters.failed('webhook');
        this.#log.error({ receiver: this.url.origin, reason: result.reason }, 'a webhook was not delivered');
      }
      const next = result.delivered ? undefined : this.#nextAttempt(job);
      await (next === undefined ? this.#backlog.remove(seq) : this.#backlog.replace(seq, next));
    } catch (err) {
      // The job stays, and is delivered again.
      this.#log.error({ err, receiver: this.url.origin }, 'the result of a webhook cannot be stored');
    }
  }

  /** @returns undefined if the job would be too old */
  #nextAttempt(job: Job): Job | undefined {
    const pauseMs = Math.min(this.parts.firstRetryMs * 2 ** job.attempts, MAX_RETRY_MS) * (0.5 + Math.random() / 2);
    const dueAt = this.parts.attempt.now() + pauseMs;
    if (dueAt <= job.createdAt + MAX_AGE_MS) return { ...job, attempts: job.attempts + 1, dueAt };
    this.#reportDropped(1, 'the receiver has failed for 24 hours');
    return undefined;
  }

  #reportDropped(count: number, reason: string): void {
    for (let each = 0; each < count; each++) this.parts.counters.dropped('webhook');
    this.#log.error({ receiver: this.url.origin, count, reason }, 'webhooks were dropped');
  }
}
