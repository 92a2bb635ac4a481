import type { EmulatedClock } from './clock.js';

/** A recorded request. It holds neither body nor headers. */
export interface RecordedRequest {
  /** Path and query string, with credentials masked. */
  readonly path: string;
  /** The root fields of a GraphQL request, otherwise the method and path. */
  operation: string;
  readonly at: string;
}

const MASK = '***';
const SECRET_PARAMETER = /secret|token|passw|sign|key|code|ticket|auth|seccode|validate|credential|session/i;
/** Secrets that can be part of a path: JSON Web Tokens and CAS tickets. */
const SECRET_TEXT = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?|ST-[\w-]+/g;

/** The requests that one provider's servers received, oldest first. */
export class RequestLog {
  readonly #clock: EmulatedClock;
  #requests: RecordedRequest[] = [];

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  record(method: string, url: string): RecordedRequest {
    const path = maskSecrets(url);
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

function maskSecrets(url: string): string {
  const [path = '', query] = splitOnce(url, '?');
  const masked = path.replace(SECRET_TEXT, MASK);
  if (query === undefined) return masked;
  const parameters = query.split('&').map((parameter) => {
    const [name = '', value] = splitOnce(parameter, '=');
    if (value === undefined) return name;
    return `${name}=${SECRET_PARAMETER.test(name) ? MASK : value.replace(SECRET_TEXT, MASK)}`;
  });
  return `${masked}?${parameters.join('&')}`;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
