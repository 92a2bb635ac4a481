/** GraphQL over a transport: headers, deadlines, and errors with codes. */
import { type ErrorCode, MenshenError } from '../errors.js';
import { SERVER_ERROR_CODES } from '../generated/errorCodes.js';
import type { ProofKind } from '../generated/operations.js';
import { messageFor } from '../messages.js';
import type { Operation } from '../operation.js';
import type { Transport, TransportRequest } from '../transport/transport.js';
import { createAbort, onAbort } from './abort.js';

export interface ConnectionOptions {
  readonly url: string;
  readonly transport: Transport;
  readonly language: () => string;
  readonly mode: 'cookie' | 'bearer';
  /** Forwarded by a server that renders a page. */
  readonly cookie: string | undefined;
  readonly timeoutMs: number;
}

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: Partial<Record<string, unknown>>;
  }[];
}

const CODES: ReadonlySet<unknown> = new Set(SERVER_ERROR_CODES);

export class Connection {
  constructor(readonly options: ConnectionOptions) {}

  error(code: 'ABORTED' | 'BAD_RESPONSE' | 'COOKIE_BLOCKED' | 'NETWORK_ERROR' | 'NOT_SUPPORTED_HERE' | 'TIMEOUT') {
    const retryable = code === 'NETWORK_ERROR' || code === 'TIMEOUT' || code === 'BAD_RESPONSE';
    return new MenshenError({ code, message: messageFor(code, this.options.language()), retryable });
  }

  headers(token: string | undefined): Record<string, string> {
    const { language, mode, cookie } = this.options;
    return {
      'accept-language': language(),
      'x-session-mode': mode,
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(cookie !== undefined && { cookie }),
    };
  }

  /** @param token of a bearer session @throws MenshenError */
  async send<Result, Variables>(
    document: Operation<Result, Variables>,
    variables: Variables | undefined,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<Result> {
    const { transport, timeoutMs } = this.options;
    const { body } = await this.#limited(timeoutMs, signal, (limit) =>
      transport.request(this.#request('/graphql', document, variables, token, limit)),
    );
    return this.read<Result>(body);
  }

  /** The text of an event stream, in pieces. Undefined if the transport has no streams. */
  stream<Result, Variables>(
    document: Operation<Result, Variables>,
    variables: Variables,
    token: string | undefined,
    signal: AbortSignal,
  ): AsyncIterable<string> | undefined {
    const request = this.#request('/graphql/stream', document, variables, token, signal);
    const headers = { ...request.headers, accept: 'text/event-stream' };
    return this.options.transport.stream?.({ ...request, headers });
  }

  /** Sends a file. @param address absolute, or a path of the server @returns the HTTP status @throws MenshenError */
  upload(address: string, file: Blob | ArrayBuffer, signal?: AbortSignal): Promise<number> {
    const { transport, url } = this.options;
    if (transport.upload === undefined) return Promise.reject(this.error('NOT_SUPPORTED_HERE'));
    const target = address.startsWith('/') ? url + address : address;
    const send = transport.upload.bind(transport);
    return this.#limited(0, signal, (limit) => send(target, file, limit));
  }

  /** The data of a response or event. @throws MenshenError */
  read<Result>(text: string): Result {
    let body: Body | null;
    try {
      body = JSON.parse(text) as Body | null;
    } catch {
      throw this.error('BAD_RESPONSE');
    }
    const [error] = body?.errors ?? [];
    if (error !== undefined) throw this.#serverError(error.message, error.extensions ?? {});
    if (typeof body?.data !== 'object' || body.data === null) throw this.error('BAD_RESPONSE');
    return body.data as Result;
  }

  #request<Result, Variables>(
    path: string,
    document: Operation<Result, Variables>,
    variables: Variables | undefined,
    token: string | undefined,
    signal: AbortSignal,
  ): TransportRequest {
    const { url, mode } = this.options;
    return {
      url: url + path,
      body: JSON.stringify({ query: document.toString(), variables }),
      headers: { 'content-type': 'application/json', accept: 'application/json', ...this.headers(token) },
      cookies: mode === 'cookie',
      signal,
    };
  }

  /** Runs the work until it ends, the signal aborts or the time is over; 0 is no limit. */
  async #limited<T>(ms: number, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = createAbort();
    const { signal } = limit;
    let reason: 'ABORTED' | 'TIMEOUT' | 'NETWORK_ERROR' = 'NETWORK_ERROR';
    const stop = (why: 'ABORTED' | 'TIMEOUT') => {
      reason = why;
      limit.abort();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let remove = () => {};
    // The race ends also if a transport ignores its signal.
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(this.error(reason)));
      if (ms > 0) timer = setTimeout(() => stop('TIMEOUT'), ms);
      remove = onAbort(outer, () => stop('ABORTED'));
    });
    try {
      return await Promise.race([stopped, signal.aborted ? stopped : work(signal)]);
    } catch {
      throw this.error(reason);
    } finally {
      clearTimeout(timer);
      remove();
    }
  }

  #serverError(message: string | undefined, extensions: Partial<Record<string, unknown>>): MenshenError {
    const { code, requestId, retryAt, retryable, kinds } = extensions;
    return new MenshenError({
      code: CODES.has(code) ? (code as ErrorCode) : 'UNKNOWN',
      message: message ?? messageFor('UNKNOWN', this.options.language()),
      requestId: typeof requestId === 'string' ? requestId : null,
      retryAt: typeof retryAt === 'string' ? retryAt : null,
      retryable: retryable === true,
      kinds: Array.isArray(kinds) ? (kinds as readonly ProofKind[]) : [],
    });
  }
}
