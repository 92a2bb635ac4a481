/** Abort signals, also where the platform has none (mini programs). */

class SimpleSignal {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    for (const listener of this.#listeners) listener();
  }
}

export interface Abort {
  readonly signal: AbortSignal;
  abort(): void;
}

export function createAbort(): Abort {
  if (typeof AbortController !== 'undefined') return new AbortController();
  const signal = new SimpleSignal();
  // The members that transports of such platforms use.
  return { signal: signal as unknown as AbortSignal, abort: () => signal.abort() };
}

/** Calls the listener when the signal aborts, at once if it has. @returns a function that removes the listener */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal?.aborted) listener();
  signal?.addEventListener('abort', listener);
  return () => signal?.removeEventListener('abort', listener);
}

/** Waits, or returns early when the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let remove = () => {};
    const timer = setTimeout(() => {
      remove();
      resolve();
    }, ms);
    remove = onAbort(signal, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
