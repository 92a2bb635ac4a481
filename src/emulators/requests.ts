import type { EmulatedClock } from './clock.js';

/** A request as the control surface shows it. Bodies and headers are never kept. */
export interface RecordedRequest {
  /** With its query string; credentials in it are masked. */
  readonly path: string;
  /** The root fields of a GraphQL request, else the method and path. */
  operation: string;
  readonly at: string;
}

const MASK = '***';
const SECRET_PARAMETER = /secret|token|passw|sign|key|code|ticket|auth|seccode|validate|credential|session/i;
/** Secrets that travel as part of a path: JSON web tokens and CAS tickets. */
const SECRET_TEXT = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?|ST-[\w-]+/g;

/** What one provider's servers received, oldest first. */
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
