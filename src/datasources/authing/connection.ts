import type { Caller } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import {
  createGraphqlClient,
  type GraphqlClient,
  type TypedDocument,
  type VendorFailure,
} from '../transport/graphql.js';
import type { HttpClient, HttpClients, HttpReply, HttpRequest } from '../transport/http.js';
import type { AuthingSettings } from './config.js';
import { refusal } from './errors.js';
import { HeaderSet } from './headers.js';
import { type Envelope, readEnvelope, text } from './wire.js';

/** The vendor's answer to one operation: its value, or its refusal while that may still mean something else. */
export type Outcome<Value> =
  | { readonly value: Value; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

export interface CallOptions {
  readonly caller: Pick<Caller, 'language'>;
  /** The user's token, or the mfaToken in the middle of a login. */
  readonly bearer?: string;
  readonly cookie?: string | null;
  readonly retry?: 'safe';
}

export interface RestCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly json?: object;
}

/** What all of Authing's capabilities share: the application's host, the headers, and the error table. */
export class AuthingConnection {
  private readonly http: HttpClient;
  private readonly graphql: GraphqlClient;
  private readonly headers: HeaderSet;

  constructor(settings: AuthingSettings, http: HttpClients) {
    this.http = http.client({ provider: 'authing', baseUrl: settings.appHost, deadlineMs: settings.timeoutMs });
    this.graphql = createGraphqlClient(this.http, '/graphql/v2');
    this.headers = new HeaderSet(settings);
  }

  /** Runs one document and hands over its root field or the refusal. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { caller, bearer, cookie, ...retry }: CallOptions,
  ): Promise<Outcome<Result[Field]>> {
    const headers = this.headers.for(caller.language, bearer, cookie);
    const { data, failure } = await this.graphql.execute(document, variables, { headers, ...retry });
    return failure === null ? { value: data[field], failure } : { value: null, failure };
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

  /** One REST call; `operation` is its line in the error table. */
  async rest(operation: string, call: RestCall, options: CallOptions): Promise<Envelope> {
    const reply = readEnvelope(await this.raw(call, options));
    if (reply.failure !== null) throw refusal(operation, reply.failure.code);
    return reply.value;
  }

  /** For the one endpoint that answers with something else than JSON. */
  raw({ method, path, json }: RestCall, { caller, bearer, cookie, ...retry }: CallOptions): Promise<HttpReply> {
    const headers = this.headers.for(caller.language, bearer, cookie);
    const request: HttpRequest = { method, path, headers, ...retry };
    if (json === undefined) return this.http.request(request);
    return this.http.request({
      ...request,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });
  }

  /** The PEM key that passwords are encrypted with. Doubles as the probe: it needs no credential and does nothing. */
  async publicKey(): Promise<string> {
    const call = { method: 'GET', path: '/api/v2/.well-known' } as const;
    const { data } = await this.rest('well-known', call, { caller: { language: 'zh-CN' }, retry: 'safe' });
    const pem = text(data, 'publicKey');
    if (pem === null) throw new ProviderError('BAD_REPLY', 'authing');
    return pem;
  }
}
