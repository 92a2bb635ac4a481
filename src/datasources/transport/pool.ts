/// <reference path="./undici.d.ts" />
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
// The main module would also load fetch, caches, mocks and WebSocket, which takes a part of the start.
import Pool from 'undici/lib/dispatcher/pool.js';
import { atEndOfTurn } from '../../eventLoopTurn.js';

export function createPool(origin: string): Pool {
  return new Pool(origin, {
    connections: 64,
    pipelining: 1,
    connect: { timeout: 2_000 },
    maxResponseSize: 4 << 20,
    // The deadline of the call replaces both.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends one call and reads the complete answer. Rejects with the error of undici or the system, or with code TIMEOUT. Uses
 * undici's dispatcher directly: `pool.request` would create a stream for every reply, which we would collect again.
 */
export function exchange(
  pool: Pool,
  options: Omit<Dispatcher.DispatchOptions, 'signal'>,
  deadlineMs: number,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    pool.dispatch(options, new Exchange(resolve, reject, deadlineMs));
  });
}

/** One call. A class, because object literals with methods cost more to create and to call. */
class Exchange implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #late: Error | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  readonly #chunks: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly resolve: (reply: RawReply) => void,
    private readonly reject: (error: Error) => void,
    deadlineMs: number,
  ) {
    this.#timer = setTimeout(() => this.#expire(), deadlineMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#late !== undefined) controller.abort(this.#late);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    clearTimeout(this.#timer);
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    const reply = { status: this.#status, headers: this.#headers, body };
    atEndOfTurn(() => this.resolve(reply));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    this.reject(error);
  }

  /** A call that waits for a connection has no controller yet, so it is aborted when it starts. */
  #expire(): void {
    this.#late = Object.assign(new Error('deadline'), { code: 'TIMEOUT' });
    this.reject(this.#late);
    this.#controller?.abort(this.#late);
  }
}
