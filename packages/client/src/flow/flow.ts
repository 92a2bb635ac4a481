/** What all flows have in common: a state that changes, and listeners. */

export interface Flow<State> {
  /** The present state. The same object until the next change. */
  readonly state: State;
  /** Calls the listener after each change. @returns a function that removes the listener */
  onChange(listener: (state: State) => void): () => void;
  /** Back to `idle`; aborts what is under way. */
  restart(): void;
  /** Aborts what is under way and returns to `idle` without calling listeners. `start` begins anew. */
  dispose(): void;
}
