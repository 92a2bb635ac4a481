import {
  type Caller,
  type CaptchaMode,
  type CaptchaRequest,
  type CaptchaVerdict,
  type ProviderTools,
  SERVER,
  type ServerInitiatedAnswer,
  type ServerInitiatedChallenge,
} from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { HttpClient } from '../transport/http.js';
import { belongsTo, isServerInitiatedAnswer } from './answer.js';
import type { Digest, GeetestSettings, OfflineRule } from './config.js';
import { localChallenge, passesOffline } from './offline.js';
import { deriveChallenge, isSame, validateOf } from './signature.js';
import { isServiceUp, readRegistration, readSecondCheck, readWidgetType } from './wire.js';

const ONLINE_SECONDS = 600;
/** Shorter than online, because an outage is an opportunity for an attacker. */
const OFFLINE_SECONDS = 180;

const SDK = 'menshen';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const DIGESTS: readonly Digest[] = ['md5', 'sha256', 'hmac-sha256'];
const OFFLINE_RULES: readonly OfflineRule[] = ['three-part', 'md5', 'nonblank'];

export interface Account {
  readonly id: string;
  readonly key: string;
}

/** v3: register.php before the challenge, validate.php after the answer, and local rules while GeeTest is down. */
export class ServerInitiatedCaptcha {
  readonly #api: HttpClient;
  readonly #bypass: HttpClient;

  constructor(
    private readonly account: Account,
    private readonly settings: GeetestSettings,
    private readonly tools: Pick<ProviderTools, 'http' | 'logger'>,
  ) {
    const target = { provider: 'geetest', deadlineMs: settings.timeoutMs };
    this.#api = tools.http.client({ ...target, baseUrl: settings.apiServer });
    this.#bypass = tools.http.client({ ...target, baseUrl: settings.bypassServer });
  }

  async create(request: CaptchaRequest, caller: Caller): Promise<ServerInitiatedChallenge> {
    const { digest } = this.settings;
    if (request.offline === true) return this.#offline(request, 'ASKED_FOR');
    try {
      const origin = await this.#register(request, caller);
      return {
        ...this.#common(request),
        challenge: deriveChallenge(digest, origin, this.account.key),
        mode: 'online',
        outage: null,
        rule: digest,
        lifetimeSeconds: ONLINE_SECONDS,
      };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      this.tools.logger.warn(
        { provider: 'geetest', code: error.code },
        'offline captcha created, because the vendor is unavailable',
      );
      return this.#offline(request, error.code);
    }
  }

  async verify(
    issued: ServerInitiatedChallenge,
    answer: ServerInitiatedAnswer,
    caller: Caller,
  ): Promise<CaptchaVerdict> {
    if (!isServerInitiatedAnswer(answer)) return { passed: false, reason: 'MALFORMED' };
    if (issued.siteKey !== this.account.id) return { passed: false, reason: 'FOREIGN' };
    return issued.mode === 'online' ? this.#verifyOnline(issued, answer, caller) : verifyOffline(issued, answer);
  }

  async advisedMode(): Promise<CaptchaMode> {
    try {
      const path = `/v1/bypass_status.php?${new URLSearchParams({ gt: this.account.id })}`;
      const reply = await this.#bypass.request({ caller: SERVER, call: 'bypass_status', method: 'GET', path });
      return isServiceUp(reply) ? 'online' : 'offline';
    } catch (error) {
      if (error instanceof ProviderError && error.isFault) return 'offline';
      throw error;
    }
  }

  /** Sends the first request of every page. It creates no challenge, so no limit of the vendor counts it. */
  async probe(): Promise<void> {
    const query = new URLSearchParams({ gt: this.account.id, callback: 'geetest_0' });
    const path = `/gettype.php?${query}`;
    const request = { caller: SERVER, call: 'gettype', method: 'GET', path, retry: 'safe' } as const;
    readWidgetType(await this.#api.request(request));
  }

  async #register(request: CaptchaRequest, caller: Caller): Promise<string> {
    const query = new URLSearchParams({
      gt: this.account.id,
      json_format: '1',
      digestmod: this.settings.digest,
      ...this.#visitorFields(request.visitor ?? null, caller),
    });
    // A retry is safe: a challenge whose response was lost is never solved.
    const path = `/register.php?${query}`;
    const sent = { caller, call: 'register', method: 'GET', path, retry: 'safe' } as const;
    return readRegistration(await this.#api.request(sent));
  }

  async #verifyOnline(
    issued: ServerInitiatedChallenge,
    answer: ServerInitiatedAnswer,
    caller: Caller,
  ): Promise<CaptchaVerdict> {
    const digest = DIGESTS.find((known) => known === issued.rule);
    if (digest === undefined) throw new ProviderError('NOT_SUPPORTED', 'geetest');
    if (!belongsTo(issued.challenge, answer.challenge)) return { passed: false, reason: 'FOREIGN' };
    // The vendor does not publish how `validate` is computed for the other digests, so only validate.php can check it.
    if (digest === 'md5' && !isSame(answer.validate, validateOf(answer.challenge, this.account.key))) {
      return { passed: false, reason: 'FORGED' };
    }
    const form = new URLSearchParams({
      seccode: answer.seccode,
      challenge: answer.challenge,
      captchaid: this.account.id,
      json_format: '1',
      timestamp: String(Math.floor(Date.now() / 1000)),
      ...this.#visitorFields(issued.visitor, caller),
    });
    const body = String(form);
    const request = { caller, call: 'validate', method: 'POST', path: '/validate.php', headers: FORM, body } as const;
    const reply = await this.#api.request(request);
    const verdict = readSecondCheck(reply, answer.seccode);
    return verdict === 'PASSED' ? { passed: true, mode: 'online' } : { passed: false, reason: verdict };
  }

  #offline(request: CaptchaRequest, outage: ServerInitiatedChallenge['outage']): ServerInitiatedChallenge {
    const { newCaptcha, offlineRule } = this.settings;
    return {
      ...this.#common(request),
      challenge: localChallenge(),
      mode: 'offline',
      outage,
      rule: offlineRule ?? (newCaptcha ? 'md5' : 'three-part'),
      lifetimeSeconds: OFFLINE_SECONDS,
    };
  }

  #common({ visitor }: CaptchaRequest) {
    return {
      kind: 'serverInitiated',
      siteKey: this.account.id,
      newWidget: this.settings.newCaptcha,
      scriptUrl: this.settings.scriptUrl,
      apiServer: new URL(this.settings.apiServer).host,
      visitor: visitor ?? null,
    } as const;
  }

  /** Data about the visitor for the vendor's risk model. It is not part of a digest. */
  #visitorFields(visitor: string | null, { address }: Caller) {
    const user = visitor === null ? {} : { user_id: visitor };
    return { sdk: SDK, client_type: 'unknown', ip_address: address, ...user };
  }
}

function verifyOffline(issued: ServerInitiatedChallenge, answer: ServerInitiatedAnswer): CaptchaVerdict {
  const rule = OFFLINE_RULES.find((known) => known === issued.rule);
  if (rule === undefined) throw new ProviderError('NOT_SUPPORTED', 'geetest');
  if (!isSame(answer.challenge, issued.challenge)) return { passed: false, reason: 'FOREIGN' };
  return passesOffline(rule, answer) ? { passed: true, mode: 'offline' } : { passed: false, reason: 'REFUSED' };
}
