/** A bounded queue in front of a sink: an event never waits for a disk or a network, and a slow sink loses the oldest events. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventCounters, SignInEvent } from './event.js';
import { ThrottledLog } from './throttledLog.js';

export interface EventSink {
  /** For counters and the log: `audit`, `webhook`. */
  readonly name: string;
  /**
   * Writes the events in order. If it rejects, nothing counts as written and the same events are written again.
   * @param lost the number of events that were dropped since the last successful write
   */
  write(events: readonly SignInEvent[], lost: number): Promise<void>;
  close(): Promise<void>;
}

export interface SinkQueueOptions {
  readonly counters: EventCounters;
  readonly logger: Logger;
  /** The number of events that wait at most; by default 10,000, about 5 MB. */
  readonly capacity?: number;
  /** The pause after a failed write; by default 1 s. */
  readonly retryMs?: number;
}

const CAPACITY = 10_000;
const RETRY_MS = 1000;
const MAX_BATCH = 500;
/** How long `close` waits for a sink that does not recover. */
const CLOSE_MS = 2000;

export class SinkQueue {
  #waiting: SignInEvent[] = [];
  #lost = 0;
  /** Whether a failure was logged since the last successful write. */
  #hasLoggedFailure = false;
  #running: Promise<void> | undefined;
  readonly #closing = new AbortController();
  readonly #log: ThrottledLog;

  constructor(
    private readonly sink: EventSink,
    private readonly options: SinkQueueOptions,
  ) {
    this.#log = new ThrottledLog(options.logger);
  }

  push(event: SignInEvent): void {
    if (this.#closing.signal.aborted) {
      this.#lose(1);
      return;
    }
    this.#waiting.push(event);
    if (this.#waiting.length > (this.options.capacity ?? CAPACITY)) {
      this.#waiting.shift();
      this.#lose(1);
    }
    this.#running ??= this.#drain();
  }

  /** Resolves when every event that was pushed has been written. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Writes what waits, for at most two seconds, then closes the sink. */
  async close(): Promise<void> {
    const stop = setTimeout(() => this.#closing.abort(), CLOSE_MS);
    await this.#running;
    clearTimeout(stop);
    this.#closing.abort();
    await this.sink.close();
  }

  /** Never rejects. Ends when nothing waits. */
  async #drain(): Promise<void> {
    // The events of one burst, such as a login and its new browser, share a write.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#closing.signal.aborted) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      const lost = this.#lost;
      try {
        await this.sink.write(batch, lost);
        this.#lost -= lost;
        this.#recovered();
      } catch (err) {
        this.#failed(batch, err);
        await this.#pause();
      }
    }
    if (this.#waiting.length > 0) this.#lose(this.#waiting.splice(0).length);
    this.#running = undefined;
  }

  /** Puts the events back in front, without exceeding the capacity. */
  #failed(batch: readonly SignInEvent[], err: unknown): void {
    const { counters, capacity = CAPACITY } = this.options;
    counters.failed(this.sink.name);
    const facts = { err, sink: this.sink.name };
    if (this.#log.error(facts, 'sign-in events could not be written; they wait')) this.#hasLoggedFailure = true;
    const all = [...batch, ...this.#waiting];
    const over = Math.max(0, all.length - capacity);
    this.#waiting = all.slice(over);
    this.#lose(over);
  }

  #recovered(): void {
    if (!this.#hasLoggedFailure) return;
    this.#hasLoggedFailure = false;
    this.options.logger.info({ sink: this.sink.name }, 'sign-in events are written again');
  }

  async #pause(): Promise<void> {
    try {
      await sleep(this.options.retryMs ?? RETRY_MS, undefined, { signal: this.#closing.signal });
    } catch {
      // Closing: `#drain` ends.
    }
  }

  #lose(count: number): void {
    this.#lost += count;
    for (let each = 0; each < count; each++) this.options.counters.dropped(this.sink.name);
  }
}
