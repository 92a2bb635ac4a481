import type { Channels, Listener } from './contract.js';

/** Delivers messages within this process. */
export class MemoryChannels implements Channels {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Channels that have a listener. */
  get size(): number {
    return this.#listeners.size;
  }

  has(channel: string): boolean {
    return this.#listeners.has(channel);
  }

  async publish(channel: string, message: string): Promise<void> {
    this.deliver(channel, message);
  }

  deliver(channel: string, message: string): void {
    for (const listener of [...(this.#listeners.get(channel) ?? [])]) listener(message);
  }

  async subscribe(channel: string, listener: Listener): Promise<() => Promise<void>> {
    // One function can subscribe twice, and each subscription ends by itself.
    const own: Listener = (message) => listener(message);
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(own));
    return async () => {
      if (listeners.delete(own) && listeners.size === 0) this.#listeners.delete(channel);
    };
  }

  clear(): void {
    this.#listeners.clear();
  }
}
