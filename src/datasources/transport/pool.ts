import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';

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
    let running: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      late = Object.assign(new Error('deadline'), { code: 'TIMEOUT' });
      // A call that waits for a connection has no controller yet, so it is aborted when it starts.
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
