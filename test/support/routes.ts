/** The same operation over every route that takes one, with the first thing that the server says. */
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A request as clients put it together, well-formed or not. */
export interface Payload {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly documentId?: unknown;
}

export interface Said {
  /** Of HTTP; a socket has none. */
  readonly status?: number;
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

export type RouteName =
  | 'POST /graphql'
  | 'GET /graphql'
  | 'POST /graphql/stream'
  | 'GET /graphql/stream'
  | 'WebSocket /graphql';

export type Route = (url: string, payload: Payload) => Promise<Said>;

/** What a page cannot send without asking first. */
const OPEN = { 'apollo-require-preflight': 'yes' };
const EVENTS = { accept: 'text/event-stream' };

export const ROUTES: { readonly [name in RouteName]: Route } = {
  'POST /graphql': (url, payload) => said(fetch(`${url}/graphql`, post(payload))),
  'GET /graphql': (url, payload) => said(fetch(`${url}/graphql?${search(payload)}`, { headers: OPEN })),
  'POST /graphql/stream': (url, payload) => said(fetch(`${url}/graphql/stream`, post(payload, EVENTS))),
  'GET /graphql/stream': (url, payload) =>
    said(fetch(`${url}/graphql/stream?${search(payload)}`, { headers: { ...OPEN, ...EVENTS } })),
  'WebSocket /graphql': overSocket,
};

function post(payload: Payload, headers = {}): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(payload) };
}

function search(payload: Payload): URLSearchParams {
  const texts = Object.entries(payload).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(texts as [string, string][]);
}

async function said(answering: Promise<Response>): Promise<Said> {
  const response = await answering;
  const text = await response.text();
  const [, event] = /^data: (.+)$/m.exec(text) ?? [];
  return { status: response.status, ...(JSON.parse(event ?? text) as Said) };
}

async function overSocket(url: string, payload: Payload): Promise<Said> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  try {
    return await new Promise<Said>((resolve, reject) => {
      client.subscribe(payload as { query: string }, {
        next: (value) => resolve(value as Said),
        error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
        complete: () => reject(new Error('The server said nothing.')),
      });
    });
  } finally {
    await client.dispose();
  }
}
