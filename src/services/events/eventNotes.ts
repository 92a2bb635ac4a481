import type { EventFacts } from './signInEvents.js';

type Noted = Pick<EventFacts, 'provider' | 'userId' | 'account' | 'method'>;

/**
 * What one operation learns about its user while it runs, for its event: a held login or a flow knows the account, the
 * arguments of the operation do not.
 */
export class EventNotes {
  #facts: Noted = {};

  get facts(): Noted {
    return this.#facts;
  }

  add(facts: Noted): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  /** At the start of an operation: a request can contain several. */
  clear(): void {
    this.#facts = {};
  }
}
