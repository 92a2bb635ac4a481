import {
  type Caller,
  type CaptchaVerdict,
  type ClientInitiatedAnswer,
  type ClientInitiatedChallenge,
  type ProviderTools,
  SERVER,
} from '../capabilities.js';
import type { HttpClient } from '../transport/http.js';
import { isClientInitiatedAnswer } from './answer.js';
import type { GeetestSettings } from './config.js';
import type { Account } from './serverInitiated.js';
import { signLot } from './signature.js';
import { readV4Check } from './wire.js';

const LIFETIME_SECONDS = 600;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** v4: the page obtains the challenge from GeeTest, and the server verifies the answer. There is no offline rule. */
export class ClientInitiatedCaptcha {
  readonly #api: HttpClient;

  constructor(
    private readonly account: Account,
    private readonly settings: GeetestSettings,
    tools: Pick<ProviderTools, 'http'>,
  ) {
    const { v4ApiServer: baseUrl, timeoutMs: deadlineMs } = settings;
    this.#api = tools.http.client({ provider: 'geetest', baseUrl, deadlineMs });
  }

  create(): ClientInitiatedChallenge {
    const { v4ScriptUrl: scriptUrl } = this.settings;
    return { kind: 'clientInitiated', siteKey: this.account.id, scriptUrl, lifetimeSeconds: LIFETIME_SECONDS };
  }

  async verify(
    issued: ClientInitiatedChallenge,
    answer: ClientInitiatedAnswer,
    caller: Caller,
  ): Promise<CaptchaVerdict> {
    if (!isClientInitiatedAnswer(answer)) return { passed: false, reason: 'MALFORMED' };
    if (issued.siteKey !== this.account.id) return { passed: false, reason: 'FOREIGN' };
    const fields = {
      lot_number: answer.lotNumber,
      captcha_output: answer.captchaOutput,
      pass_token: answer.passToken,
      gen_time: answer.genTime,
      sign_token: signLot(answer.lotNumber, this.account.key),
    };
    const verdict = await this.#validate(fields, caller);
    return verdict === 'PASSED' ? { passed: true, mode: 'online' } : { passed: false, reason: verdict };
  }

  /** Verifies a lot number that cannot exist: any verdict shows that the service is up and knows our captcha ID. */
  async probe(): Promise<void> {
    const lot = '0'.repeat(32);
    const fields = {
      lot_number: lot,
      captcha_output: 'probe',
      pass_token: 'probe',
      gen_time: '0',
      sign_token: signLot(lot, this.account.key),
    };
    await this.#validate(fields, SERVER);
  }

  /** The captcha ID is in the query string, because the vendor reads it there for its logs. */
  async #validate(fields: Record<string, string>, caller: Pick<Caller, 'vendorCalls'>) {
    const path = `/validate?${new URLSearchParams({ captcha_id: this.account.id })}`;
    const body = String(new URLSearchParams(fields));
    return readV4Check(
      await this.#api.request({ caller, call: 'validate', method: 'POST', path, headers: FORM, body }),
    );
  }
}
