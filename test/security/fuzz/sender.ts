/** Sends requests over every route, as one caller who keeps one socket. */
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { FuzzRequest } from './documents.js';
import type { Random } from './random.js';

export interface Sent {
  readonly route: string;
  /** Of HTTP; null for a socket. */
  readonly status: number | null;
  readonly text: string;
  readonly ms: number;
}

const HEADERS = { 'apollo-require-preflight': 'yes' };
const ROUTES = ['post', 'get', 'stream', 'getStream', 'socket'];
/** For a busy machine: an answer that never comes is a fault, a slow one is not. */
const DEADLINE_MS = 60_000;
/** A subscription goes on: what follows its first event is of no interest here. */
const FIRST_EVENT = /\n\n/;

export class Sender {
  readonly #socket: SocketClient;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    private readonly url: string,
    token: string | null,
  ) {
    this.#headers = { ...HEADERS, ...(token !== null && { authorization: `Bearer ${token}` }) };
    this.#socket = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazyCloseTimeout: 5000,
      retryAttempts: 0,
      ...(token !== null && { connectionParams: { authorization: `Bearer ${token}` } }),
    });
  }

  async send(request: FuzzRequest, random: Random): Promise<Sent> {
    const usual = {
      query: ['post', 'post', 'get'],
      mutation: ['post'],
      subscription: ['stream', 'getStream', 'socket'],
    };
    const route = random.pick(random.chance(0.08) ? ROUTES : usual[request.kind]);
    const begin = performance.now();
    const [status, text] = await this.#over(route, request, random);
    return { route, status, text, ms: performance.now() - begin };
  }

  async close(): Promise<void> {
    await this.#socket.dispose();
  }

  #over(route: string, request: FuzzRequest, random: Random): Promise<readonly [number | null, string]> {
    const { query, variables } = request;
    const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    switch (route) {
      case 'get':
        return this.#fetch(`/graphql?${search}`);
      case 'stream':
        return this.#fetch('/graphql/stream', JSON.stringify({ query, variables }), 'text/event-stream');
      case 'getStream':
        return this.#fetch(`/graphql/stream?${search}`, undefined, 'text/event-stream');
      case 'socket':
        return this.#overSocket(request);
      default:
        return this.#fetch('/graphql', body(request, random));
    }
  }

  async #fetch(path: string, content?: string, accept = 'application/json'): Promise<readonly [number, string]> {
    const response = await fetch(`${this.url}${path}`, {
      method: content === undefined ? 'GET' : 'POST',
      headers: { ...this.#headers, accept, ...(content !== undefined && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(DEADLINE_MS),
      ...(content !== undefined && { body: content }),
    });
    if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
      return [response.status, await response.text()];
    }
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (FIRST_EVENT.test(text) && text.includes('data:')) break;
    }
    return [response.status, text];
  }

  #overSocket({ query, variables }: FuzzRequest): Promise<readonly [null, string]> {
    return new Promise((resolve) => {
      const tooLate = setTimeout(() => resolve([null, 'no answer']), DEADLINE_MS);
      const done = (text: string) => {
        clearTimeout(tooLate);
        resolve([null, text]);
        // After the assignment below: an answer can come at once.
        queueMicrotask(() => stop());
      };
      const stop = this.#socket.subscribe(
        { query, variables },
        {
          next: (value) => done(JSON.stringify(value)),
          error: (error) => done(JSON.stringify(Array.isArray(error) ? { errors: error } : closing(error))),
          complete: () => done('{"data":null}'),
        },
      );
    });
  }
}

/** How a socket ended, which is no answer. */
function closing(error: unknown): { readonly closed: unknown; readonly reason: unknown } {
  const { code, reason, message } = error as { code?: unknown; reason?: unknown; message?: unknown };
  return { closed: code ?? message, reason };
}

/** One body in thirty is not what a client library would send. */
function body({ query, variables }: FuzzRequest, random: Random): string {
  const usual = JSON.stringify({ query, variables, operationName: random.chance(0.02) ? 'Other' : undefined });
  if (!random.chance(0.03)) return usual;
  return random.pick([
    usual.slice(0, random.int(usual.length)),
    `[${usual},${usual}]`,
    JSON.stringify({ query, variables: [variables] }),
    JSON.stringify({ query: { text: query }, variables }),
    JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: 'ab'.repeat(32) } } }),
    'null',
  ]);
}
