import type { Transport, TransportRequest } from './transport.js';

/**
 * The transport of browsers, Node and React Native. Streams work where `response.body` can be read; elsewhere the client polls.
 * @param send replaces the global `fetch`, for tests and instrumentation
 */
export function fetchTransport(send: typeof fetch = (input, init) => fetch(input, init)): Transport {
  const post = ({ url, body, headers, cookies, signal }: TransportRequest) =>
    send(url, {
      method: 'POST',
      headers,
      body,
      credentials: cookies ? 'include' : 'omit',
      cache: 'no-store',
      signal: signal ?? null,
    });
  return {
    async request(request) {
      const response = await post(request);
      return { status: response.status, body: await response.text() };
    },
    async *stream(request) {
      const { status, body } = await post(request);
      if (status !== 200 || !body || typeof TextDecoder === 'undefined') throw new Error(`No stream: ${status}`);
      const decoder = new TextDecoder();
      const reader = body.getReader();
      try {
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          yield decoder.decode(part.value, { stream: true });
        }
      } finally {
        // Ends the connection when the consumer stops early.
        reader.cancel().catch(() => undefined);
      }
    },
    async upload(url, body, signal) {
      const response = await send(url, { method: 'PUT', body, credentials: 'omit', signal: signal ?? null });
      return response.status;
    },
  };
}
