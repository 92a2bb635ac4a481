import { type Caller, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type TypedDocument,
  type VendorFailure,
} from '../transport/graphql.js';
import type { HttpClient, HttpClients } from '../transport/http.js';
import { readNativeReply } from '../transport/nativeReply.js';
import type { AuthingLegacySettings } from './config.js';
import { refusal } from './errors.js';
import { number } from './wire.js';

/** The vendor's answer to one operation: its value, or its refusal while that may still mean something else. */
export type Outcome<Value> =
  | { readonly value: Value; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

export interface CallOptions {
  readonly caller: Pick<Caller, 'vendorCalls'>;
  /** The user's token, or the pool's. */
  readonly bearer?: string;
  readonly retry?: 'safe';
}

const GRAPHQL = '/graphql';

/** One of the two GraphQL endpoints, with the few REST paths that hang beside it. */
export class LegacyConnection {
  readonly #http: HttpClient;
  readonly #nativeHttp: HttpClient;
  readonly #graphql: GraphqlClient;

  constructor(baseUrl: string, { timeoutMs }: Pick<AuthingLegacySettings, 'timeoutMs'>, http: HttpClients) {
    const target = { provider: 'authingLegacy', baseUrl, deadlineMs: timeoutMs };
    this.#http = http.client(target);
    this.#nativeHttp = http.client({ ...target, use: 'native' });
    this.#graphql = createGraphqlClient(this.#http, GRAPHQL);
  }

  /** Runs one document and hands over its root field or the refusal. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: CallOptions,
  ): Promise<Outcome<Result[Field]>> {
    const { value, failure } = await this.attemptAll(document, variables, options);
    return failure === null ? { value: value[field], failure } : { value: null, failure };
  }

  /** As `attempt`, for a document of several root fields. */
  async attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { caller, bearer, ...retry }: CallOptions,
  ): Promise<Outcome<Result>> {
    const headers = authorization(bearer);
    const { data, failure } = await this.#graphql.execute(document, variables, { caller, headers, ...retry });
    return failure === null ? { value: data, failure } : { value: null, failure };
  }

  /** As `attempt`, where every refusal is final. */
  async run<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    options: CallOptions,
  ): Promise<Result[Field]> {
    const { value, failure } = await this.attempt(field, document, variables, options);
    if (failure !== null) throw refusal(field, failure.code);
    return value;
  }

  /** One request in the vendor's own words: whatever callers make of those, our own calls go on. */
  async native(body: string, { caller, bearer }: CallOptions): Promise<NativeReply> {
    const headers = { ...authorization(bearer), 'content-type': 'application/json' };
    const reply = await this.#nativeHttp.request({ caller, method: 'POST', path: GRAPHQL, headers, body });
    return readNativeReply(reply, 'authingLegacy', refusal);
  }

  /** A GET that does something and answers `{code, message}`; `operation` is its line in the error table. */
  async get(operation: string, path: string, caller: Caller): Promise<void> {
    const code = number((await this.#http.request({ caller, method: 'GET', path })).json(), 'code');
    if (code === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
    if (code !== 200) throw refusal(operation, String(code));
  }

  /** Resolves when anything with a 2xx is there. */
  async probe(path: string): Promise<void> {
    const { ok } = await this.#http.request({ caller: SERVER, method: 'GET', path, retry: 'safe' });
    if (!ok) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  }
}

function authorization(bearer: string | undefined): Readonly<Record<string, string>> {
  return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
}

/** `CommonMessage`: some operations put the verdict into its `code`, others leave that empty when all is well. */
export function confirm(operation: string, message: unknown): void {
  if (message === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  const code = number(message, 'code');
  if (code !== null && code !== 200) throw refusal(operation, String(code));
}
