import type { EmulatedClock } from './clock.js';
import { maskUrl } from './timeline/masking.js';

/** A recorded request. It holds neither body nor headers. */
export interface RecordedRequest {
  /** Path and query string, with credentials masked. */
  readonly path: string;
  /** The root fields of a GraphQL request, otherwise the method and path. */
  operation: string;
  readonly at: string;
}

/** The requests that one provider's servers received, oldest first. */
export class RequestLog {
  readonly #clock: EmulatedClock;
  #requests: RecordedRequest[] = [];

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  record(method: string, url: string): RecordedRequest {
    const path = maskUrl(url);
    const request = {
      path,
      operation: `${method} ${path.split('?')[0]}`,
      at: new Date(this.#clock.now()).toISOString(),
    };
    this.#requests.push(request);
    return request;
  }

  list(): readonly RecordedRequest[] {
    return [...this.#requests];
  }

  clear(): void {
    this.#requests = [];
  }
}
