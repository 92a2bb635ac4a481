/** Clients of a running test server. */
import type { TestApp } from '../../../../test/support/app.js';
import { createMenshen, fetchTransport, type Menshen, type MenshenOptions, type Transport } from '../../src/index.js';

/** A bearer client, unless the options say otherwise. */
export function clientOf(app: TestApp, options: Partial<MenshenOptions> = {}): Menshen {
  return createMenshen({ url: app.url(), language: 'en', ...options });
}

/** A page of the server's own origin: `fetch` with a cookie jar, as a browser has one. */
export function pageFetch(origin: string, jar = new Map<string, string>()): typeof fetch {
  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('origin', origin);
    if (jar.size > 0) headers.set('cookie', [...jar].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}

/** A client in cookie mode. */
export function pageClient(app: TestApp, options: Partial<MenshenOptions> = {}, jar?: Map<string, string>): Menshen {
  const transport = fetchTransport(pageFetch(app.url(), jar));
  return clientOf(app, { session: 'cookie', transport, ...options });
}

/** A transport that counts the operations it sends. */
export function counting(transport: Transport = fetchTransport()): Transport & { count(field: string): number } {
  const sent: string[] = [];
  return {
    ...transport,
    request: (request) => {
      sent.push(request.body);
      return transport.request(request);
    },
    count: (field) => sent.filter((body) => body.includes(`{${field}`)).length,
  };
}

/** A transport whose network can be cut; `refused` counts the requests that failed by that. */
export function cuttable(transport: Transport = fetchTransport()): Transport & { isCut: boolean; refused: number } {
  const wire = {
    ...transport,
    isCut: false,
    refused: 0,
    request(request: Parameters<Transport['request']>[0]) {
      if (!wire.isCut) return transport.request(request);
      wire.refused += 1;
      return Promise.reject(new TypeError('fetch failed'));
    },
  };
  return wire;
}

/** A transport that keeps the replies to one operation back, until `release` is called. */
export function holding(
  field: string,
  transport: Transport = fetchTransport(),
): Transport & { held: number; release(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const wire = {
    ...transport,
    held: 0,
    release: () => open(),
    async request(request: Parameters<Transport['request']>[0]) {
      const reply = await transport.request(request);
      if (request.body.includes(`{${field}`)) {
        wire.held += 1;
        await opened;
      }
      return reply;
    },
  };
  return wire;
}
