import { type Caller, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { text } from '../transport/fields.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type Outcome,
  RootFields,
  type TypedDocument,
} from '../transport/graphql.js';
import type { HttpClient, HttpClients, HttpReply, HttpRequest } from '../transport/http.js';
import { readNativeReply } from '../transport/nativeReply.js';
import type { AuthingSettings } from './config.js';
import { refusal } from './errors.js';
import { HeaderSet } from './headers.js';
import { type Envelope, readEnvelope } from './wire.js';

export interface CallOptions {
  readonly caller: Pick<Caller, 'language' | 'vendorCalls'>;
  /** The user's token, or the mfaToken during a login. */
  readonly bearer?: string;
  readonly cookie?: string | null;
  readonly retry?: 'safe';
}

export interface RestCall {
  /** The name in the log, metrics and traces, where the path holds the id of an application or a pool. */
  readonly call?: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly json?: object;
  /** Instead of `json`, with `contentType`. */
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
}

const GRAPHQL = '/graphql/v2';

/** Shared by all capabilities: the application's host, the headers and the error table. */
export class AuthingConnection extends RootFields<CallOptions> {
  readonly #http: HttpClient;
  readonly #nativeHttp: HttpClient;
  readonly #graphql: GraphqlClient;
  readonly #headers: HeaderSet;

  constructor(settings: AuthingSettings, http: HttpClients) {
    super(refusal);
    const target = { provider: 'authing', baseUrl: settings.appHost, deadlineMs: settings.timeoutMs };
    this.#http = http.client(target);
    this.#nativeHttp = http.client({ ...target, use: 'native' });
    this.#graphql = createGraphqlClient(this.#http, GRAPHQL);
    this.#headers = new HeaderSet(settings);
  }

  override attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { caller, bearer, cookie, ...retry }: CallOptions,
  ): Promise<Outcome<Result>> {
    const headers = this.#headers.for(caller.language, bearer, cookie);
    return this.#graphql.execute(document, variables, { caller, headers, ...retry });
  }

  /** A request in the vendor's own schema. It has its own breaker, so that it cannot stop our own calls. */
  async native(body: string, options: CallOptions): Promise<NativeReply> {
    const contentType = 'application/json';
    const call = { call: 'native', method: 'POST', path: GRAPHQL, body, contentType } as const;
    return readNativeReply(await this.raw(call, options, this.#nativeHttp), 'authing', refusal);
  }

  /** One REST call. `operation` is its key in the error table. */
  async rest(operation: string, call: RestCall, options: CallOptions): Promise<Envelope> {
    const { value, failure } = await this.attemptRest(call, options);
    if (failure !== null) throw refusal(operation, failure.code);
    return value;
  }

  /** As `rest`, but returns a refusal. */
  async attemptRest(call: RestCall, options: CallOptions): Promise<Outcome<Envelope>> {
    const reply = await this.raw(call, options);
    const { value, failure } = readEnvelope(reply);
    return failure === null ? { value, cookie: reply.cookie, failure } : { value, failure };
  }

  /** For endpoints whose answers have no envelope. */
  raw(
    { call, method, path, json, body, contentType }: RestCall,
    { caller, bearer, cookie, ...retry }: CallOptions,
    http: HttpClient = this.#http,
  ): Promise<HttpReply> {
    const headers = this.#headers.for(caller.language, bearer, cookie);
    const request: HttpRequest = { caller, call: call ?? nameOf(path), method, path, headers, ...retry };
    const content = json === undefined ? body : JSON.stringify(json);
    if (content === undefined) return http.request(request);
    const type = contentType ?? 'application/json';
    return http.request({ ...request, headers: { ...headers, 'content-type': type }, body: content });
  }

  /** The PEM key that passwords are encrypted with. Also serves as the probe: it needs no credential and has no effect. */
  async publicKey(): Promise<string> {
    const call = { method: 'GET', path: '/api/v2/.well-known' } as const;
    const { data } = await this.rest('well-known', call, { caller: SERVER, retry: 'safe' });
    const pem = text(data, 'publicKey');
    if (pem === null) throw new ProviderError('BAD_REPLY', 'authing');
    return pem;
  }
}

/** The path without its prefix and its query, which may hold a code. */
function nameOf(path: string): string {
  const [name = ''] = path.replace(/^\/(?:api\/v2\/)?/, '').split('?');
  return name;
}
