/** What happened, for developers: each operation of a client with the requests to vendors that it caused. */
import type { EmulatedClock } from '../clock.js';
import { maskBody, maskUrl } from './masking.js';

/** Entries beyond this number push out the oldest ones, and so do requests of one entry: a subscription can cause many. */
const MAX_ENTRIES = 200;
const MAX_REQUESTS = 100;

export type Transport = 'HTTP' | 'SSE' | 'WEBSOCKET';

/** A request that an emulator received. Bodies are JSON text with masked values. */
export interface VendorRequest {
  readonly provider: string;
  /** The root fields of a GraphQL request, otherwise the method and path. */
  operation: string;
  readonly method: string;
  readonly path: string;
  readonly at: string;
  /** Null while there is no response. */
  ms: number | null;
  status: number | null;
  requestBody: string;
  responseBody: string;
  /** The mode of the fault that was injected. */
  fault: string | null;
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  /** Root fields, or the method and path of another request. */
  readonly operation: string;
  /** False for requests to a vendor that no client operation caused, such as those of a captcha widget. */
  readonly fromClient: boolean;
  readonly transport: Transport;
  /** Results of a subscription so far; 0 for other operations. */
  events: number;
  readonly requestBody: string;
  ms: number | null;
  /** The type of the result, an error code, or the HTTP status. */
  outcome: string | null;
  readonly requests: VendorRequest[];
}

/** An entry in a list: without bodies. */
export interface TimelineSummary extends Omit<TimelineEntry, 'requests' | 'requestBody'> {
  readonly requests: readonly Omit<VendorRequest, 'requestBody' | 'responseBody'>[];
}

export class Timeline {
  readonly #clock: EmulatedClock;
  readonly #starts = new WeakMap<object, number>();
  readonly #hidden = new WeakSet<TimelineEntry>();
  #entries: TimelineEntry[] = [];
  #lastId = 0;

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  /** An entry that is not in the list before `keep`. */
  create(operation: string, body: unknown, transport: Transport = 'HTTP', fromClient = true): TimelineEntry {
    this.#lastId += 1;
    const entry: TimelineEntry = {
      id: String(this.#lastId),
      at: this.#now(),
      operation,
      fromClient,
      transport,
      events: 0,
      requestBody: maskBody(body, 'request'),
      ms: null,
      outcome: null,
      requests: [],
    };
    this.#starts.set(entry, performance.now());
    return entry;
  }

  /** Keeps the entry and its requests out of the list. */
  hide(entry: TimelineEntry): void {
    this.#hidden.add(entry);
  }

  isHidden(entry: TimelineEntry): boolean {
    return this.#hidden.has(entry);
  }

  keep(entry: TimelineEntry): void {
    if (this.isHidden(entry) || this.#entries.includes(entry)) return;
    this.#entries = [entry, ...this.#entries].slice(0, MAX_ENTRIES);
  }

  complete(entry: TimelineEntry, outcome: string): void {
    entry.ms = this.#msSince(entry);
    entry.outcome = outcome;
  }

  /** @param cause the operation that sent the request, if it is known */
  receive(provider: string, method: string, url: string, cause: TimelineEntry | undefined): VendorRequest {
    const path = maskUrl(url);
    const operation = `${method} ${path.split('?')[0]}`;
    const request: VendorRequest = {
      provider,
      operation,
      method,
      path,
      at: this.#now(),
      ms: null,
      status: null,
      requestBody: '',
      responseBody: '',
      fault: null,
    };
    this.#starts.set(request, performance.now());
    const entry = cause ?? this.create(operation, undefined, 'HTTP', false);
    entry.requests.push(request);
    if (entry.requests.length > MAX_REQUESTS) entry.requests.shift();
    this.keep(entry);
    return request;
  }

  respond(request: VendorRequest, status: number, body: unknown): void {
    request.ms = this.#msSince(request);
    request.status = status;
    request.responseBody = maskBody(body, 'response');
  }

  /** Newest first. */
  list(): readonly TimelineSummary[] {
    return this.#entries.map(({ requestBody: _text, requests, ...entry }) => ({
      ...entry,
      requests: requests.map(({ requestBody: _sent, responseBody: _received, ...request }) => request),
    }));
  }

  find(id: string): TimelineEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  clear(): void {
    this.#entries = [];
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }

  #msSince(subject: object): number {
    return Math.round(performance.now() - (this.#starts.get(subject) ?? performance.now()));
  }
}
