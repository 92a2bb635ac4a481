/**
 * graphql-request over our own HTTP client. It brings typed documents. Its errors hold the variables, the query and the
 * vendor's body, so this file never lets one of them out.
 */
import { ClientError, GraphQLClient } from 'graphql-request';
import { ProviderError } from '../errors.js';
import { numericCode, property } from './fields.js';
import type { HttpClient, HttpReply, HttpRequest } from './http.js';
import type { Refusal } from './nativeReply.js';

/** A document printed by codegen: a string that carries the types of its result and variables. */
export interface TypedDocument<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

/** The vendor's own refusal. `message` and `data` can hold anything, tokens included: never log them or pass them on. */
export interface VendorFailure {
  readonly code: string;
  readonly message: string | null;
  readonly data: unknown;
}

/** The vendor's answer: its value, or its refusal while the caller may still give that another meaning. */
export type Outcome<Value> =
  /** `cookie`: the cookies that the answer sets, as a `Cookie` header. */
  | { readonly value: Value; readonly cookie: string | null; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

type GraphqlCall = Pick<HttpRequest, 'caller' | 'headers' | 'retry'>;

export interface GraphqlClient {
  /** Resolves with the data or with the vendor's refusal. Throws what `HttpClient.request` throws, and BAD_REPLY. */
  execute<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: GraphqlCall,
  ): Promise<Outcome<Result>>;
}

export function createGraphqlClient(http: HttpClient, path: string): GraphqlClient {
  return {
    async execute<Result, Variables extends object>(
      document: TypedDocument<Result, Variables>,
      variables: Variables,
      call: GraphqlCall,
    ): Promise<Outcome<Result>> {
      // graphql-request passes nothing of a call on to its fetch, so each call gets its own client, which is cheap.
      const text = document.toString();
      const sender = new Sender(http, path, { ...call, call: prepared(text).rootField });
      try {
        // It requires an absolute URL; `http` knows the real one.
        const client = new GraphQLClient(`http://vendor${path}`, { ...CONFIG, fetch: sender.fetch });
        const reply = await client.rawRequest<Result>(text, { ...variables });
        const { data } = reply;
        if (typeof data === 'object' && data !== null) {
          return { value: data, failure: null, cookie: reply.headers.get(SENT_COOKIE) };
        }
      } catch (error) {
        if (error === sender.failure) throw error;
        const failure = error instanceof ClientError ? failureOf(error.response.errors) : null;
        if (failure !== null) return { value: null, failure };
      }
      // No data, not GraphQL, not JSON, or an engine error about a document that fits the published schema.
      throw new ProviderError('BAD_REPLY', http.provider);
    },
  };
}

/** Runs one root field at a time. `Options` says on whose behalf a call is made. */
export abstract class RootFields<Options> {
  constructor(private readonly refusal: Refusal) {}

  /** Sends a document, which may have several root fields. */
  abstract attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: Options,
  ): Promise<Outcome<Result>>;

  /** Sends a document and returns its root field or the refusal. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: Options,
  ): Promise<Outcome<Result[Field]>> {
    const outcome = await this.attemptAll(document, variables, options);
    return outcome.failure === null ? { ...outcome, value: outcome.value[field] } : outcome;
  }

  /** As `attempt`, when every refusal is final. */
  async run<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: Options,
  ): Promise<Result[Field]> {
    const { value, failure } = await this.attempt(field, document, variables, options);
    if (failure !== null) throw this.refusal(field, failure.code);
    return value;
  }
}

/** The vendors send an object where GraphQL has a string. The first error decides, as in their SDKs. */
function failureOf(errors: unknown): VendorFailure | null {
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const refused = property(first, 'message');
  const code = numericCode(property(refused, 'code'));
  if (code === null) return null;
  const message = property(refused, 'message');
  return { code, message: typeof message === 'string' ? message : null, data: property(refused, 'data') };
}

const SENT_COOKIE = 'set-cookie';
/** What graphql-request sends itself. The headers of a call go past it, because it would copy each of them three times. */
const HEADERS = {
  accept: 'application/graphql-response+json, application/json',
  'content-type': 'application/json',
};
/** A document, prepared for its calls. */
interface PreparedDocument {
  readonly json: string;
  /** The first root field. */
  readonly rootField: string;
}

/** All documents are constants of the data sources. */
const documents = new Map<string, PreparedDocument>();
const CONFIG = {
  excludeOperationName: true,
  jsonSerializer: {
    parse: JSON.parse,
    stringify: ({ query, variables }: { query: string; variables?: unknown }) =>
      `{"query":${prepared(query).json},"variables":${JSON.stringify(variables ?? {})}}`,
  },
} as const;

function prepared(document: string): PreparedDocument {
  const known = documents.get(document);
  if (known !== undefined) return known;
  const [, rootField = 'graphql'] = /\{\s*(?:\w+\s*:\s*)?(\w+)/.exec(document) ?? [];
  const entry = { json: JSON.stringify(document), rootField };
  documents.set(document, entry);
  return entry;
}

/** graphql-request parses the body as JSON whatever its content type: from any other it would quote the body. */
function headersOf(reply: HttpReply): { get(name: string): string | null } {
  return { get: (name) => (name === SENT_COOKIE ? reply.cookie : 'application/json') };
}

/** The part of fetch that graphql-request uses, at a fifth of the cost of Node's own. */
class Sender {
  /** The error that `http` threw. Any other error of graphql-request may quote the vendor's body. */
  failure: unknown;

  constructor(
    private readonly http: HttpClient,
    private readonly path: string,
    private readonly request: GraphqlCall & Pick<HttpRequest, 'call'>,
  ) {}

  readonly fetch = ((_url: unknown, { body }: { body: string }) => this.#send(body)) as unknown as typeof fetch;

  async #send(body: string) {
    const headers = { ...HEADERS, ...this.request.headers };
    try {
      const reply = await this.http.request({ ...this.request, method: 'POST', path: this.path, headers, body });
      return { ok: reply.ok, status: reply.status, headers: headersOf(reply), text: () => reply.text() };
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}
