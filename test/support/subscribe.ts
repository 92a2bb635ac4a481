/** Subscriptions as clients hold them. */
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Client, TypedText } from './client.js';

/** The events of a subscription over server-sent events, until the server ends it. */
export async function* overSse<Data, Variables>(
  client: Client,
  document: TypedText<Data, Variables>,
  variables: Variables,
  headers: Readonly<Record<string, string>> = {},
  path = '/graphql/stream',
): AsyncGenerator<Data> {
  const response = await fetch(`${client.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(client.token && { authorization: `Bearer ${client.token}` }),
      ...(client.cookies.size > 0 && { cookie: [...client.cookies].map((pair) => pair.join('=')).join('; ') }),
      ...headers,
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  if (response.status !== 200 || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, event] = /^event: (\w+)$/m.exec(part) ?? [];
      const [, data = ''] = /^data: (.+)$/m.exec(part) ?? [];
      if (event === 'complete') return;
      if (event !== 'next') continue;
      const { data: value, errors } = JSON.parse(data) as { data: Data; errors?: unknown };
      if (errors) throw new Error(JSON.stringify(errors));
      yield value;
    }
  }
}

interface SocketOptions<Data> {
  /** The page that would open the socket. */
  readonly origin?: string;
  readonly onEvent?: (data: Data) => Promise<void>;
}

/** The same over a WebSocket: all events. */
export async function overSocket<Data, Variables extends Record<string, unknown>>(
  client: Client,
  document: TypedText<Data, Variables>,
  variables: Variables,
  { origin, onEvent }: SocketOptions<Data> = {},
): Promise<Data[]> {
  const cookie = [...client.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = { ...(cookie !== '' && { cookie }), ...(origin !== undefined && { origin }) };
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const socket = createClient({
    url: `${client.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    ...(client.token && { connectionParams: { authorization: `Bearer ${client.token}` } }),
  });
  const seen: Data[] = [];
  try {
    for await (const { data, errors } of socket.iterate<Data>({ query: document.toString(), variables })) {
      if (errors) throw new Error(JSON.stringify(errors));
      if (!data) continue;
      seen.push(data);
      await onEvent?.(data);
    }
    return seen;
  } finally {
    await socket.dispose();
  }
}
