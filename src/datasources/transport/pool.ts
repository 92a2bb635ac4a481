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

/**
 * One call over the pool, read to its end. Rejects with undici's or the system's error, or with code TIMEOUT. It speaks to
 * undici's dispatcher itself: `pool.request` would make a stream of every reply, only for us to collect it again.
 */
export function exchange(
  pool: Pool,
  options: Omit<Dispatcher.DispatchOptions, 'signal'>,
  deadlineMs: number,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    let running: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      late = Object.assign(new Error('deadline'), { code: 'TIMEOUT' });
      // A call that still waits for a connection has no controller yet, and the promise does not wait for it.
      reject(late);
      running?.abort(late);
    }, deadlineMs);

    pool.dispatch(options, {
      onRequestStart(controller) {
        running = controller;
        if (late !== undefined) controller.abort(late);
      },
      onResponseStart(_controller, statusCode, responseHeaders) {
        status = statusCode;
        headers = responseHeaders;
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        clearTimeout(timer);
        resolve({ status, headers, body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
      },
      onResponseError(_controller, error) {
        clearTimeout(timer);
        reject(error);
      },
    });
  });
}
