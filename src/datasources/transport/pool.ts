import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';

export function createPool(origin: string): Pool {
  return new Pool(origin, {
    connections: 64,
    pipelining: 1,
    connect: { timeout: 2_000 },
    maxResponseSize: 4 << 20,
    // The deadline of the call covers both.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One call over the pool, read to its end. Rejects with undici's or the system's error, or with code TIMEOUT. */
export function exchange(
  pool: Pool,
  options: Omit<Dispatcher.RequestOptions, 'signal'>,
  deadlineMs: number,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    // To undici an emitter is as good as an AbortSignal, and far cheaper.
    const signal = new EventEmitter();
    const timer = setTimeout(() => {
      // undici heeds the signal only once the call has a connection, so the promise does not wait for it.
      reject(Object.assign(new Error('deadline'), { code: 'TIMEOUT' }));
      signal.emit('abort');
    }, deadlineMs);

    pool
      .request({ ...options, signal })
      .then(async ({ statusCode, headers, body }) => {
        resolve({ status: statusCode, headers, body: Buffer.from(await body.arrayBuffer()) });
      })
      .catch(reject)
      .finally(() => clearTimeout(timer));
  });
}
