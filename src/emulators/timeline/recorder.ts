/**
 * Connects an operation of the main server with the requests that reach the emulators. The connection is a header that a
 * diagnostics channel of undici adds to requests to emulators, so that the server and its data sources know nothing of it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphqlOperation, readGraphqlOperation } from './graphqlOperation.js';
import { outcomeOf, outcomeOfResult } from './outcome.js';
import { followSocket } from './socketMessages.js';
import { followStream } from './streamEvents.js';
import type { Timeline, TimelineEntry, Transport } from './timeline.js';

const CHANNEL = 'undici:request:create';
const HEADER = 'x-menshen-operation';
/** The start page marks what it reads for itself, such as `me`. */
const HIDDEN_HEADER = 'x-menshen-home';
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
    app.addHook('preHandler', (request, reply, done) => {
      const entry = this.#beginRequest(request);
      if (entry === undefined) return done();
      if (entry.transport === 'SSE') {
        // The hooks below do not see a stream.
        followStream(reply.raw, { onResult: (result) => this.addEvent(entry, result), onEnd: () => this.end(entry) });
      }
      this.run(entry, done);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      const entry = this.#entries.get(request);
      if (entry !== undefined) this.end(entry, outcomeOf(payload, reply.statusCode));
    });
    app.addHook('onResponse', async (request) => {
      const entry = this.#entries.get(request);
      if (entry !== undefined) this.#running.delete(entry.id);
    });
    app.websocketServer?.on('connection', (socket) => followSocket(socket, this));
  };

  /** Begins an operation of a socket. @returns undefined for introspection, which is not recorded */
  begin(operation: GraphqlOperation, variables: unknown): TimelineEntry | undefined {
    if (isIntrospection(operation)) return undefined;
    const entry = this.#create(operation.rootFields.join(', '), variables, 'WEBSOCKET');
    this.timeline.keep(entry);
    return entry;
  }

  /** Requests to emulators that begin in `work` belong to the operation. */
  run<T>(entry: TimelineEntry, work: () => T): T {
    return this.#current.run(entry, work);
  }

  /** Adds a result of a subscription. */
  addEvent(entry: TimelineEntry, result: unknown): void {
    entry.events += 1;
    entry.outcome = outcomeOfResult(result) ?? 'OK';
    this.changed();
  }

  /** @param outcome that of the last event by default */
  end(entry: TimelineEntry, outcome = entry.outcome ?? 'OK'): void {
    this.timeline.complete(entry, outcome);
    this.changed();
    if (entry.transport !== 'HTTP') this.#running.delete(entry.id);
  }

  /** The operation that sent this request to an emulator. */
  causeOf({ headers }: FastifyRequest): TimelineEntry | undefined {
    const id = headers[HEADER];
    return typeof id === 'string' ? this.#running.get(id) : undefined;
  }

  close(): void {
    unsubscribe(CHANNEL, this.#label);
  }

  /** GraphQL operations are kept at once, other requests when they reach a vendor. */
  #beginRequest(request: FastifyRequest): TimelineEntry | undefined {
    const { method, url, body, query, ws } = request;
    // Operations of a socket begin with its messages.
    if (method === 'OPTIONS' || ws || PAGE.test(url)) return undefined;
    const isGraphql = url.startsWith('/graphql');
    const parameters = method === 'GET' ? query : body;
    const operation = isGraphql ? readGraphqlOperation(parameters) : null;
    if (operation !== null && isIntrospection(operation)) return undefined;
    if (isGraphql && method === 'GET' && operation === null) return undefined;
    const name = operation?.rootFields.join(', ') ?? `${method} ${url.split('?')[0]}`;
    const transport = url.startsWith('/graphql/stream') ? 'SSE' : 'HTTP';
    const entry = this.#create(name, isGraphql ? variablesOf(parameters) : undefined, transport);
    this.#entries.set(request, entry);
    if (request.headers[HIDDEN_HEADER] !== undefined) this.timeline.hide(entry);
    if (isGraphql) this.timeline.keep(entry);
    return entry;
  }

  #create(name: string, body: unknown, transport: Transport): TimelineEntry {
    const entry = this.timeline.create(name, body, transport);
    this.#running.set(entry.id, entry);
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

function isIntrospection({ rootFields }: GraphqlOperation): boolean {
  return rootFields.every((field) => field.startsWith('__'));
}
