import { randomBytes } from 'node:crypto';
import {
  type Caller,
  type Liveness,
  type LivenessDetection,
  type LivenessToken,
  type Photo,
  type Probe,
  type Provider,
  type ProviderTools,
  SERVER,
} from '../capabilities.js';
import type { HttpClient, HttpReply, HttpRequest } from '../transport/http.js';
import type { LinkfaceSettings } from './config.js';
import { sign } from './signature.js';
import { isAlive, isSamePerson, readScore, readScores, readToken } from './wire.js';

const DETECTIONS: Readonly<Record<LivenessDetection, string>> = {
  LIVENESS: 'liveness',
  SILENT_LIVENESS: 'silent_liveness',
  ID_CARD_OCR: 'idcard_ocr',
  BANK_CARD_OCR: 'bankcard_ocr',
};

/** The vendor's five minutes, less the time to reach the phone. */
const TOKEN_SECONDS = 290;

export class LinkfaceDataSource implements Liveness, Provider {
  readonly liveness: Liveness = this;
  readonly probe: Probe = {
    probe: () => this.#root(),
    // The vendor does not charge for a token.
    checkCredentials: async () => this.createToken('SILENT_LIVENESS', SERVER).then(() => []),
  };
  readonly #http: HttpClient;
  readonly #now: () => number;

  constructor(
    private readonly settings: LinkfaceSettings,
    { http, now }: Pick<ProviderTools, 'http' | 'now'>,
  ) {
    this.#now = now;
    this.#http = http.client({ provider: 'linkface', baseUrl: settings.baseUrl, deadlineMs: settings.timeoutMs });
  }

  /** `POST /v2/sdk/get_token`: two fields in the query and three in the form, as in the vendor's sample. */
  async createToken(detection: LivenessDetection, caller: HttpRequest['caller']): Promise<LivenessToken> {
    const { apiId, apiSecret } = this.settings;
    const timestamp = String(this.#now());
    const query = new URLSearchParams({ sequence_id: randomBytes(32).toString('hex'), api_id: apiId });
    const form = await multipart({
      detection_type: DETECTIONS[detection],
      timestamp,
      sign: sign(apiId, apiSecret, timestamp),
    });
    const path = `/v2/sdk/get_token?${query}`;
    const call = 'get_token';
    const reply = await this.#http.request({ caller, call, method: 'POST', path, jsonOnAnyStatus: true, ...form });
    const token = readToken(reply);
    return { token, expiresAt: new Date(Number(timestamp) + TOKEN_SECONDS * 1000) };
  }

  /** `POST /hackness/liveness_hack_detect` */
  async judge(file: Uint8Array<ArrayBuffer>, caller: Caller): Promise<'LIVE' | 'SPOOF'> {
    const files = { liveness_data_file: new Blob([file]) };
    const reply = await this.#submit('hackness/liveness_hack_detect', files, caller);
    return isAlive(readScore(reply)) ? 'LIVE' : 'SPOOF';
  }

  /** `POST /identity/liveness_selfie_verification`: one call checks that the person is live and that it is the person of the photo. */
  async match(
    file: Uint8Array<ArrayBuffer>,
    { type, bytes }: Photo,
    caller: Caller,
  ): Promise<'SAME_PERSON' | 'OTHER_PERSON' | 'SPOOF'> {
    const files = { liveness_data_file: new Blob([file]), selfie_file: new Blob([bytes], { type }) };
    const reply = await this.#submit('identity/liveness_selfie_verification', files, caller);
    const { hack, verify } = readScores(reply);
    if (!isAlive(hack)) return 'SPOOF';
    return isSamePerson(verify) ? 'SAME_PERSON' : 'OTHER_PERSON';
  }

  /** The older calls are not signed: they send the secret itself. */
  async #submit(call: string, files: Readonly<Record<string, Blob>>, caller: Caller): Promise<HttpReply> {
    const { apiId, apiSecret, judgeTimeoutMs: deadlineMs } = this.settings;
    const form = await multipart({ api_id: apiId, api_secret: apiSecret, ...files });
    const request = { caller, call, method: 'POST', path: `/${call}`, jsonOnAnyStatus: true, deadlineMs } as const;
    return this.#http.request({ ...request, ...form });
  }

  /** The vendor documents no free call. Any answer below 500 shows that it is reachable. */
  async #root(): Promise<void> {
    await this.#http.request({ caller: SERVER, call: 'probe', method: 'GET', path: '/', retry: 'safe' });
  }
}

/** Node encodes the form, including its boundary. */
async function multipart(fields: Readonly<Record<string, string | Blob>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const written = new Response(form);
  return {
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
    body: new Uint8Array(await written.arrayBuffer()),
  };
}
