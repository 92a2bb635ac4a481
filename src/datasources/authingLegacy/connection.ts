import { type Caller, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { number } from '../transport/fields.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type Outcome,
  RootFields,
  type TypedDocument,
} from '../transport/graphql.js';
import type { HttpClient, HttpClients } from '../transport/http.js';
import { readNativeReply } from '../transport/nativeReply.js';
import type { AuthingLegacySettings } from './config.js';
import { refusal } from './errors.js';

export interface CallOptions {
  readonly caller: Pick<Caller, 'vendorCalls'>;
  /** The user's token, or the pool's. */
  readonly bearer?: string;
  readonly retry?: 'safe';
}

const GRAPHQL = '/graphql';

/** One of the two GraphQL endpoints, with the REST paths on the same host. */
export class LegacyConnection extends RootFields<CallOptions> {
  readonly #http: HttpClient;
  readonly #nativeHttp: HttpClient;
  readonly #graphql: GraphqlClient;

  constructor(baseUrl: string, { timeoutMs }: Pick<AuthingLegacySettings, 'timeoutMs'>, http: HttpClients) {
    super(refusal);
    const target = { provider: 'authingLegacy', baseUrl, deadlineMs: timeoutMs };
    this.#http = http.client(target);
    this.#nativeHttp = http.client({ ...target, use: 'native' });
    this.#graphql = createGraphqlClient(this.#http, GRAPHQL);
  }

  override attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { caller, bearer, ...retry }: CallOptions,
  ): Promise<Outcome<Result>> {
    return this.#graphql.execute(document, variables, { caller, headers: authorization(bearer), ...retry });
  }

  /** A request in the vendor's own schema. It has its own breaker, so that it cannot stop our own calls. */
  async native(body: string, { caller, bearer }: CallOptions): Promise<NativeReply> {
    const headers = { ...authorization(bearer), 'content-type': 'application/json' };
    const reply = await this.#nativeHttp.request({
      caller,
      call: 'native',
      method: 'POST',
      path: GRAPHQL,
      headers,
      body,
    });
    return readNativeReply(reply, 'authingLegacy', refusal);
  }

  /** A GET with an effect, which answers `{code, message}`. `operation` is its key in the error table. */
  async get(operation: string, path: string, caller: Caller): Promise<void> {
    const code = number((await this.#http.request({ caller, call: operation, method: 'GET', path })).json(), 'code');
    if (code === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
    if (code !== 200) throw refusal(operation, String(code));
  }

  /** Resolves for any 2xx answer. */
  async probe(path: string): Promise<void> {
    const { ok } = await this.#http.request({ caller: SERVER, call: 'probe', method: 'GET', path, retry: 'safe' });
    if (!ok) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  }
}

function authorization(bearer: string | undefined): Readonly<Record<string, string>> {
  return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
}
