import type { Caller } from '../../datasources/capabilities.js';
import type { Subscriber } from './pushEventFeed.js';
import type { PushEventFeeds } from './pushEventFeeds.js';
import { isFinal, type PushEvent } from './pushEvents.js';

/**
 * The states of one event, for one subscriber: the current state, then each change until a final state. An async generator
 * would not do: its `return` waits for the pending `next`, and that may take minutes.
 */
export class PushEventStates implements AsyncIterableIterator<PushEvent>, Subscriber {
  readonly #queue: PushEvent[];
  #ended = false;
  #error: unknown;
  #leave: (() => void) | undefined;
  /** Resolves at the next change, for the calls of `next` that wait. */
  #change: Promise<void> | undefined;
  #wake: () => void = () => undefined;

  constructor(
    private last: PushEvent,
    readonly caller: Caller,
    private readonly feeds: PushEventFeeds,
  ) {
    this.#queue = [last];
    this.#ended = isFinal(last);
  }

  async next(): Promise<IteratorResult<PushEvent, undefined>> {
    while (!this.#ended && this.#queue.length === 0) {
      // Not before the first state is taken: an iterator that is never advanced then holds no timer.
      this.#leave ??= this.feeds.join(this.last, this);
      this.#change ??= new Promise((resolve) => {
        this.#wake = resolve;
      });
      await this.#change;
    }
    const event = this.#queue.shift();
    if (event !== undefined) return { done: false, value: event };
    const error = this.#error;
    this.#error = undefined;
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<PushEvent, undefined>> {
    this.#leave?.();
    this.#queue.length = 0;
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  show(event: PushEvent): void {
    if (this.#ended || event.status === this.last.status) return;
    this.last = event;
    this.#queue.push(event);
    this.#signal();
  }

  end(error?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#signal();
  }

  #signal(): void {
    this.#change = undefined;
    this.#wake();
  }
}
