import { type Caller, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type TypedDocument,
  type VendorFailure,
} from '../transport/graphql.js';
import type { HttpClient, HttpClients, HttpReply, HttpRequest } from '../transport/http.js';
import { readNativeReply } from '../transport/nativeReply.js';
import type { AuthingSettings } from './config.js';
import { refusal } from './errors.js';
import { HeaderSet } from './headers.js';
import { type Envelope, readEnvelope, text } from './wire.js';

/** The vendor's answer to one operation: its value, or its refusal while that may still mean something else. */
export type Outcome<Value> =
  /** `cookie`: what the answer sets, as a `Cookie` header. */
  | { readonly value: Value; readonly cookie: string | null; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

export interface CallOptions {
  readonly caller: Pick<Caller, 'language' | 'vendorCalls'>;
  /** The user's token, or the mfaToken in the middle of a login. */
  readonly bearer?: string;
  readonly cookie?: string | null;
  readonly retry?: 'safe';
}

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly json?: object;
  /** In place of `json`, with its type. */
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
}

const GRAPHQL = '/graphql/v2';

/** What all of Authing's capabilities share: the application's host, the headers, and the error table. */
export class AuthingConnection {
  readonly #http: HttpClient;
  readonly #nativeHttp: HttpClient;
  readonly #graphql: GraphqlClient;
  readonly #headers: HeaderSet;

  constructor(settings: AuthingSettings, http: HttpClients) {
    const target = { provider: 'authing', baseUrl: settings.appHost, deadlineMs: settings.timeoutMs };
    this.#http = http.client(target);
    this.#nativeHttp = http.client({ ...target, use: 'native' });
    this.#graphql = createGraphqlClient(this.#http, GRAPHQL);
    this.#headers = new HeaderSet(settings);
  }

  /** Runs one document and hands over its root field or the refusal. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { caller, bearer, cookie, ...retry }: CallOptions,
  ): Promise<Outcome<Result[Field]>> {
    const headers = this.#headers.for(caller.language, bearer, cookie);
    const outcome = await this.#graphql.execute(document, variables, { caller, headers, ...retry });
    const { data, failure } = outcome;
    return failure === null ? { value: data[field], cookie: outcome.cookie, failure } : { value: null, failure };
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
  async native(body: string, options: CallOptions): Promise<NativeReply> {
    const call = { method: 'POST', path: GRAPHQL, body, contentType: 'application/json' } as const;
    return readNativeReply(await this.raw(call, options, this.#nativeHttp), 'authing', refusal);
  }

  /** One REST call; `operation` is its line in the error table. */
  async rest(operation: string, call: RestCall, options: CallOptions): Promise<Envelope> {
    const { value, failure } = await this.attemptRest(call, options);
    if (failure !== null) throw refusal(operation, failure.code);
    return value;
  }

  /** As `rest`, while a refusal may still mean something else. */
  async attemptRest(call: RestCall, options: CallOptions): Promise<Outcome<Envelope>> {
    const reply = await this.raw(call, options);
    const { value, failure } = readEnvelope(reply);
    return failure === null ? { value, cookie: reply.cookie, failure } : { value, failure };
  }

  /** For endpoints that answer without the envelope. */
  raw(
    { method, path, json, body, contentType }: RestCall,
    { caller, bearer, cookie, ...retry }: CallOptions,
    http: HttpClient = this.#http,
  ): Promise<HttpReply> {
    const headers = this.#headers.for(caller.language, bearer, cookie);
    const request: HttpRequest = { caller, method, path, headers, ...retry };
    const content = json === undefined ? body : JSON.stringify(json);
    if (content === undefined) return http.request(request);
    const type = contentType ?? 'application/json';
    return http.request({ ...request, headers: { ...headers, 'content-type': type }, body: content });
  }

  /** The PEM key that passwords are encrypted with. Doubles as the probe: it needs no credential and does nothing. */
  async publicKey(): Promise<string> {
    const call = { method: 'GET', path: '/api/v2/.well-known' } as const;
    const { data } = await this.rest('well-known', call, { caller: SERVER, retry: 'safe' });
    const pem = text(data, 'publicKey');
    if (pem === null) throw new ProviderError('BAD_REPLY', 'authing');
    return pem;
  }
}
