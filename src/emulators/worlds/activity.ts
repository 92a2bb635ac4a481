/** Whether the servers of a world are in use: it counts running requests and remembers the last one. */
import type { FastifyInstance } from 'fastify';

export class Activity {
  #running = 0;
  #lastMs = performance.now();

  /** Adds a hook to a server, before its routes. A subscription and an open page count as running requests. */
  readonly observe = (app: FastifyInstance): void => {
    app.addHook('onRequest', async ({ headers, raw }, reply) => {
      this.#running += 1;
      // The response of an upgraded request never closes.
      const closing = headers.upgrade === undefined ? reply.raw : raw.socket;
      closing.once('close', () => {
        this.#running -= 1;
        this.touch();
      });
    });
  };

  /** Counts as a request that has just ended. */
  touch(): void {
    this.#lastMs = performance.now();
  }

  /** Milliseconds since the last request ended; 0 while one is running. */
  get idleMs(): number {
    return this.#running > 0 ? 0 : performance.now() - this.#lastMs;
  }
}
