/** Apollo Client (and other GraphQL clients) with the session of a Menshen client. Imports nothing of them. */
import type { Menshen } from './menshen.js';

export { possibleTypes } from './generated/possibleTypes.js';

/** The options of Apollo's `HttpLink`. */
export interface HttpLinkOptions {
  readonly uri: string;
  readonly credentials: 'include';
  readonly fetch: typeof fetch;
}

/**
 * Options for `new HttpLink(httpLinkOptions(menshen))`: each request gets the headers of the client, with a fresh token in
 * bearer mode.
 */
export function httpLinkOptions(menshen: Pick<Menshen, 'headers' | 'url'>): HttpLinkOptions {
  return {
    uri: `${menshen.url}/graphql`,
    credentials: 'include',
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries(await menshen.headers())) headers.set(name, value);
      return fetch(input, { ...init, headers });
    },
  };
}
