import { once } from 'node:events';
import { isFinal, type PushEvent } from './pushEvents.js';

/**
 * The states of one event, for one subscriber: the current state, then each change until a final state. An async generator
 * would not do: its `return` waits for the pending `next`, which would poll on after the client has left.
 */
export class PushEventStates implements AsyncIterableIterator<PushEvent> {
  readonly #leaving = new AbortController();
  readonly #left = once(this.#leaving.signal, 'abort').then(() => null);
  #last: PushEvent | undefined;

  /** @param nextState resolves with the event after the next check; null ends the subscription */
  constructor(
    private readonly first: PushEvent,
    private readonly nextState: (event: PushEvent) => Promise<PushEvent | null>,
  ) {}

  async next(): Promise<IteratorResult<PushEvent, undefined>> {
    const event = this.#last === undefined ? this.first : await this.#nextChange(this.#last);
    if (event === null) return { done: true, value: undefined };
    this.#last = event;
    return { done: false, value: event };
  }

  async return(): Promise<IteratorResult<PushEvent, undefined>> {
    this.#leaving.abort();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #nextChange(last: PushEvent): Promise<PushEvent | null> {
    let event: PushEvent | null = last;
    while (event?.status === last.status) {
      if (isFinal(event)) return null;
      event = await Promise.race([this.#left, this.nextState(event)]);
    }
    return event;
  }
}
