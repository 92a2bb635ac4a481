/**
 * graphql-request over our own HTTP. It brings typed documents; its errors hold the variables, the query and the
 * vendor's body, so none of them gets past this file.
 */
import { ClientError, GraphQLClient } from 'graphql-request';
import { ProviderError } from '../errors.js';
import type { HttpClient, HttpReply, HttpRequest } from './http.js';

/** A document printed by codegen: a string that knows its result and its variables. */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

/** The vendor's own refusal. `message` and `data` can hold anything, tokens included: never log or pass them on. */
export interface VendorFailure {
  readonly code: string;
  readonly message: string | null;
  readonly data: unknown;
}

export type GraphqlOutcome<Result> =
  /** `cookie`: as in `HttpReply`. */
  | { readonly data: Result; readonly cookie: string | null; readonly failure: null }
  | { readonly data: null; readonly failure: VendorFailure };

export type GraphqlCall = Pick<HttpRequest, 'caller' | 'headers' | 'retry'>;

export interface GraphqlClient {
  /** Resolves with the data or with the vendor's refusal. Throws what `HttpClient.request` throws, and BAD_REPLY. */
  execute<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: GraphqlCall,
  ): Promise<GraphqlOutcome<Result>>;
}

export function createGraphqlClient(http: HttpClient, path: string): GraphqlClient {
  return {
    async execute<Result, Variables extends object>(
      document: TypedDocument<Result, Variables>,
      variables: Variables,
      call: GraphqlCall,
    ): Promise<GraphqlOutcome<Result>> {
      // graphql-request hands nothing of a call through to its fetch, so each call has a client of its own: two fields.
      const sender = new Sender(http, path, call);
      try {
        // It insists on a whole address; the real one is known to `http`.
        const client = new GraphQLClient(`http://vendor${path}`, { fetch: sender.fetch, excludeOperationName: true });
        const reply = await client.rawRequest<Result>(document.toString(), { ...variables }, call.headers);
        const { data } = reply;
        if (typeof data === 'object' && data !== null) {
          return { data, failure: null, cookie: reply.headers.get(SENT_COOKIE) };
        }
      } catch (error) {
        if (error === sender.failure) throw error;
        const failure = error instanceof ClientError ? failureOf(error.response.errors) : null;
        if (failure !== null) return { data: null, failure };
      }
      // No data, not GraphQL, not JSON, or the engine's own complaint about a document that fits the published schema.
      throw new ProviderError('BAD_REPLY', http.provider);
    },
  };
}

/** A code is shown to clients, so it must look like one. */
const VENDOR_CODE = /^\d{1,10}$/;

/** The vendors put an object where GraphQL has a string. The first error decides, as in their own SDKs. */
function failureOf(errors: unknown): VendorFailure | null {
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const verdict = property(first, 'message');
  const code = String(property(verdict, 'code'));
  if (!VENDOR_CODE.test(code)) return null;
  const message = property(verdict, 'message');
  return { code, message: typeof message === 'string' ? message : null, data: property(verdict, 'data') };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

const SENT_COOKIE = 'set-cookie';

/** Whatever content type came, graphql-request is to parse the body as JSON: it would quote anything else. */
function headersOf(reply: HttpReply): { get(name: string): string | null } {
  return { get: (name) => (name === SENT_COOKIE ? reply.cookie : 'application/json') };
}

/** The part of fetch that graphql-request uses, at a fifth of the built-in's cost. */
class Sender {
  /** What `http` threw. Anything else that graphql-request throws may quote the vendor's body. */
  failure: unknown;

  constructor(
    private readonly http: HttpClient,
    private readonly path: string,
    private readonly call: GraphqlCall,
  ) {}

  readonly fetch = ((_url: unknown, init: { headers: Iterable<[string, string]>; body: string }) =>
    this.#send(Object.fromEntries(init.headers), init.body)) as unknown as typeof fetch;

  async #send(headers: Readonly<Record<string, string>>, body: string) {
    try {
      const reply = await this.http.request({ ...this.call, method: 'POST', path: this.path, headers, body });
      return { ok: reply.ok, status: reply.status, headers: headersOf(reply), text: () => reply.text() };
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
