/** Requests on both instances for a while, counted by what users see. */
import autocannon from 'autocannon';

export interface Operation {
  readonly document: string;
  /** Of one request after the other. By default there are none. */
  readonly variables?: readonly unknown[];
}

export interface LoadOptions {
  readonly urls: readonly string[];
  readonly seconds: number;
  readonly connections: number;
  /** Requests a second of all connections; undefined for as many as they can. */
  readonly perSecond?: number | undefined;
  /** Each connection uses one of them. Without a token, the requests are anonymous. */
  readonly tokens?: readonly string[];
}

export interface LoadResult {
  /** `LoginSuccess`, an error code, or `no connection`, with their numbers. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Of all answers, in milliseconds. */
  readonly p99: number;
  /** Tokens of sessions that began. */
  readonly begun: readonly string[];
}

export async function load({ document, variables = [{}] }: Operation, options: LoadOptions): Promise<LoadResult> {
  const { urls, seconds, connections, perSecond, tokens = [] } = options;
  const outcomes = new Map<string, number>();
  const begun: string[] = [];
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const bodies = variables.map((each) => JSON.stringify({ query: document, variables: each }));
  let connection = 0;
  const send = (url: string) =>
    new Promise<autocannon.Result>((resolve, reject) => {
      const options: autocannon.Options = {
        url: `${url}/graphql`,
        connections: Math.max(1, Math.round(connections / urls.length)),
        duration: seconds,
        ...(perSecond && { overallRate: perSecond / urls.length }),
        timeout: 30,
        setupClient: (client) => {
          const token = tokens[connection++ % Math.max(tokens.length, 1)];
          const headers = {
            'content-type': 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          };
          const onResponse = (_status: number, text: string) => {
            count(outcomeOf(text));
            begun.push(...(/"accessToken":"([^"]+)"/.exec(text)?.slice(1) ?? []));
          };
          // Connections begin with different users.
          const first = Math.floor(Math.random() * bodies.length);
          const turned = [...bodies.slice(first), ...bodies.slice(0, first)];
          client.setRequests(turned.map((body) => ({ method: 'POST', headers, body, onResponse })));
        },
      };
      const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
      running.on('reqError', () => count('no connection'));
    });
  const results = await Promise.all(urls.map(send));
  return { outcomes, p99: Math.max(...results.map(({ latency }) => latency.p99)), begun };
}

/** The name of the union member, the code of the first error, or `ok`. */
export function outcomeOf(text: string): string {
  const code = /"extensions":\{[^}]*?"code":"(\w+)"/.exec(text)?.[1];
  if (code !== undefined) return code;
  if (/"session":null/.test(text)) return 'signed out';
  return /"__typename":"(\w+)"/.exec(text)?.[1] ?? (/"data":\{/.test(text) ? 'ok' : 'no GraphQL answer');
}
