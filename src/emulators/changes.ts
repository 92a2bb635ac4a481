/** Tells the start page that the state of an emulator may have changed: after a request to it, and after a control call. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** @returns a function that removes the listener */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(): void {
    for (const listener of this.#listeners) listener();
  }
}
