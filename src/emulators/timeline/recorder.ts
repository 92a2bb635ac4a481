/**
 * Connects an operation of the main server with the requests that reach the emulators. The connection is a header that a
 * diagnostics channel of undici adds to requests to emulators, so that the server and its data sources know nothing of it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readGraphqlOperation } from './graphqlOperation.js';
import type { Timeline, TimelineEntry } from './timeline.js';

const CHANNEL = 'undici:request:create';
const HEADER = 'x-menshen-operation';
/** The dev home marks what it reads for itself, such as `me`. */
const HIDDEN_HEADER = 'x-menshen-home';
const MAX_PARSED = 1 << 18;
/** Pages and files of a local start, which are not operations. */
const PAGE = /^\/(?:$|\?|home\/|control\/|emulators|console|explorer|schema\.graphql|sign-in|account|livez|readyz)/;

interface UndiciRequest {
  readonly origin: string | URL;
  addHeader(name: string, value: string): unknown;
}

export class Recorder {
  readonly #current = new AsyncLocalStorage<TimelineEntry>();
  readonly #running = new Map<string, TimelineEntry>();
  readonly #entries = new WeakMap<FastifyRequest, TimelineEntry>();
  readonly #label = (message: unknown) => this.#addHeader((message as { readonly request: UndiciRequest }).request);

  /** @param isEmulator whether requests to this origin go to an emulator */
  constructor(
    private readonly timeline: Timeline,
    private readonly isEmulator: (origin: string) => boolean,
    private readonly changed: () => void,
  ) {
    subscribe(CHANNEL, this.#label);
  }

  /** Adds the hooks to the main server. They must precede its routes. */
  readonly observe = (app: FastifyInstance): void => {
    app.addHook('preHandler', (request, _reply, done) => {
      const entry = this.#begin(request);
      if (entry === undefined) return done();
      this.#current.run(entry, done);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      const entry = this.#entries.get(request);
      if (entry === undefined) return;
      this.timeline.complete(entry, outcomeOf(payload, reply.statusCode));
      this.changed();
    });
    app.addHook('onResponse', async (request) => {
      const entry = this.#entries.get(request);
      if (entry !== undefined) this.#running.delete(entry.id);
    });
  };

  /** The operation that sent this request to an emulator. */
  causeOf({ headers }: FastifyRequest): TimelineEntry | undefined {
    const id = headers[HEADER];
    return typeof id === 'string' ? this.#running.get(id) : undefined;
  }

  close(): void {
    unsubscribe(CHANNEL, this.#label);
  }

  /** GraphQL operations are kept at once, other requests when they reach a vendor. Introspection is not kept. */
  #begin(request: FastifyRequest): TimelineEntry | undefined {
    const { method, url, body, query } = request;
    if (method === 'OPTIONS' || PAGE.test(url)) return undefined;
    const isGraphql = url.startsWith('/graphql');
    const operation = isGraphql ? readGraphqlOperation(method === 'GET' ? query : body) : null;
    if (operation?.rootFields.every((field) => field.startsWith('__')) || (isGraphql && method === 'GET' && !operation))
      return undefined;
    const name = operation?.rootFields.join(', ') ?? `${method} ${url.split('?')[0]}`;
    const entry = this.timeline.create(name, isGraphql ? variablesOf(body) : undefined);
    this.#entries.set(request, entry);
    this.#running.set(entry.id, entry);
    if (request.headers[HIDDEN_HEADER] !== undefined) this.timeline.hide(entry);
    if (isGraphql) this.timeline.keep(entry);
    return entry;
  }

  #addHeader(request: UndiciRequest): void {
    const entry = this.#current.getStore();
    if (entry !== undefined && this.isEmulator(String(request.origin))) request.addHeader(HEADER, entry.id);
  }
}

function variablesOf(body: unknown): unknown {
  return (Object(body) as { readonly variables?: unknown }).variables;
}

function outcomeOf(payload: unknown, status: number): string {
  const text = Buffer.isBuffer(payload) ? payload.toString() : payload;
  if (typeof text !== 'string' || text.length > MAX_PARSED || !text.startsWith('{')) return statusOutcome(status);
  try {
    const { data, errors } = JSON.parse(text) as {
      readonly data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null;
      readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
    };
    if (errors !== undefined) return errors.map(({ extensions }) => extensions?.code ?? 'ERROR').join(', ');
    const types = Object.values(data ?? {}).flatMap((value) => value?.__typename ?? []);
    return types.length > 0 ? types.join(', ') : statusOutcome(status);
  } catch {
    return statusOutcome(status);
  }
}

function statusOutcome(status: number): string {
  return status < 300 ? 'OK' : `HTTP ${status}`;
}
