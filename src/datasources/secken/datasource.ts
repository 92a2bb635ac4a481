import {
  type Caller,
  type PolledPushAuth,
  type Probe,
  type Provider,
  type ProviderTools,
  type PushAuth,
  type PushAuthPrompt,
  type PushAuthReport,
  type PushAuthResult,
  type RawCallback,
  SERVER,
  type StartedPushAuth,
  type StartedQrCode,
} from '../capabilities.js';
import type { HttpClient, HttpRequest } from '../transport/http.js';
import { readReport } from './callback.js';
import type { SeckenSettings } from './config.js';
import { type Operation, refusal } from './errors.js';
import { checkUid, promptParameters } from './prompt.js';
import { isAmbiguous, signRequest } from './signature.js';
import { type Answer, badReply, readAnswer, readEventId, readUid, stateOf } from './wire.js';

type Parameters = Readonly<Record<string, string>>;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The vendor publishes no lifetimes. Its examples fetch a new QR code every 60 seconds and poll every two. */
const QR_SECONDS = 180;
const PUSH_SECONDS = 120;
const POLL_MS = 2_000;

const NO_SUCH_EVENT = 604;

/** Known tokens have 40 hex digits. */
const MAX_TOKEN_LENGTH = 512;

/**
 * Secken (洋葱). Only the probe is repeatable: `event_result` and `query_auth_token` consume what they return, a push rings
 * a phone, and a QR code counts against a limit.
 */
export class SeckenDataSource implements PushAuth, Provider {
  readonly pushAuth: PushAuth = this;
  readonly pushTimes = { lifetimeSeconds: PUSH_SECONDS, pollAfterMs: POLL_MS };
  readonly probe: Probe = { probe: () => this.#root(), checkCredentials: () => this.#checkCredentials() };
  readonly #http: HttpClient;

  constructor(
    private readonly settings: SeckenSettings,
    { http }: Pick<ProviderTools, 'http'>,
  ) {
    this.#http = http.client({ provider: 'secken', baseUrl: settings.baseUrl, deadlineMs: settings.timeoutMs });
  }

  /** `qrcode_for_auth` */
  async createQrCode(prompt: PushAuthPrompt, caller: Caller): Promise<StartedQrCode> {
    const answer = await this.#get('qrcode_for_auth', promptParameters(prompt, this.settings.callbackEncoding), caller);
    const fields = succeeded('qrcode_for_auth', answer);
    const { qrcode_url: url = '', qrcode_data: data = '' } = fields;
    if (!/^https?:$/.test(schemeOf(url)) || data === '') throw badReply();
    const times = { lifetimeSeconds: QR_SECONDS, pollAfterMs: POLL_MS };
    return { id: readEventId(fields), uid: null, ...times, qrCode: { url, data } };
  }

  /** `realtime_authorization`. The SDKs send a query, a form or multipart; three of them send the form. */
  async requestPush(uid: string, prompt: PushAuthPrompt, caller: Caller): Promise<StartedPushAuth> {
    const parameters = { uid: checkUid(uid), ...promptParameters(prompt, this.settings.callbackEncoding) };
    const body = String(this.#sign(parameters));
    const call = 'realtime_authorization';
    const request = { caller, call, method: 'POST', path: `/${call}`, headers: FORM, body } as const;
    const fields = succeeded(call, await this.#send(call, request));
    return { id: readEventId(fields), uid, ...this.pushTimes };
  }

  /** `event_result` */
  async result({ id, uid: expected, decided = false }: PolledPushAuth, caller: Caller): Promise<PushAuthResult> {
    const answer = await this.#get('event_result', { event_id: id }, caller);
    if (answer.status !== 200) {
      const state = stateOf(answer.status, this.settings.status201, decided);
      if (state === null) throw refusal('event_result', answer.status);
      return state;
    }
    const fields = succeeded('event_result', answer);
    const uid = readUid(fields);
    // The signature does not cover the request: the answer about another event or user has a valid one, too.
    if (readEventId(fields) !== id || (expected !== null && uid !== expected)) throw badReply();
    return { status: 'APPROVED', uid };
  }

  /** `query_auth_token`. The answer names no user and is the same for every token: only TLS binds it to the request. */
  async checkToken(token: string, caller: Caller): Promise<'ACCEPTED' | 'REJECTED'> {
    if (token === '' || token.length > MAX_TOKEN_LENGTH || isAmbiguous(token)) return 'REJECTED';
    const answer = await this.#get('query_auth_token', { auth_token: token }, caller);
    if (answer.status === 608) return 'REJECTED';
    succeeded('query_auth_token', answer);
    return 'ACCEPTED';
  }

  readCallback(callback: RawCallback): PushAuthReport {
    return readReport(callback, this.settings.appKey);
  }

  /** The availability check of the vendor's Python SDK. */
  async #root(): Promise<void> {
    const { status } = await this.#http.request({
      caller: SERVER,
      call: 'probe',
      method: 'GET',
      path: '/',
      retry: 'safe',
    });
    if (status !== 200) throw badReply();
  }

  /** `event_result` about an event that does not exist: the vendor checks the application and its signature first. */
  async #checkCredentials(): Promise<readonly string[]> {
    const { status } = await this.#get('event_result', { event_id: '0'.repeat(40) }, SERVER);
    if (status !== 200 && status !== NO_SUCH_EVENT && stateOf(status, 'handled', false) === null) {
      throw refusal('event_result', status);
    }
    return [];
  }

  #get(operation: Operation, parameters: Parameters, caller: HttpRequest['caller']): Promise<Answer> {
    const path = `/${operation}?${this.#sign(parameters)}`;
    return this.#send(operation, { caller, call: operation, method: 'GET', path });
  }

  async #send(operation: Operation, request: HttpRequest): Promise<Answer> {
    return readAnswer(operation, await this.#http.request(request), this.settings.appKey);
  }

  #sign(parameters: Parameters): URLSearchParams {
    const { appId, appKey } = this.settings;
    return new URLSearchParams(signRequest({ app_id: appId, ...parameters }, appKey));
  }
}

function succeeded(operation: Operation, { status, fields }: Answer): Parameters {
  if (fields === null) throw refusal(operation, status);
  return fields;
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}
