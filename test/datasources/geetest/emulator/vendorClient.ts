/** Talks to the emulator in the vendor's protocol, with nothing of the product in between. */
import { createHash, createHmac } from 'node:crypto';
import geetest from '../../../../src/datasources/geetest/emulator/index.js';
import { type Emulators, startEmulators } from '../../../../src/emulators/index.js';
import { ControlClient } from '../../../emulators/controlClient.js';

export interface Published {
  readonly v3: { readonly apiServer: string; readonly captchaId: string; readonly privateKey: string };
  readonly v4: { readonly baseUrl: string; readonly captchaId: string; readonly captchaKey: string };
}

export interface Solution {
  readonly challenge: string;
  readonly validate: string;
  readonly seccode: string;
}

export type Pass = Readonly<Record<'lot_number' | 'captcha_output' | 'pass_token' | 'gen_time', string>>;

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export class VendorClient {
  readonly control: ControlClient;
  readonly v3: Published['v3'] & { readonly url: string };
  readonly v4: Published['v4'];

  private constructor(readonly emulators: Emulators) {
    this.control = new ControlClient(emulators);
    const { v3, v4 } = emulators.document().providers.geetest as unknown as Published;
    this.v3 = { ...v3, url: `http://${v3.apiServer}` };
    this.v4 = v4;
  }

  static async start(): Promise<VendorClient> {
    return new VendorClient(await startEmulators([geetest]));
  }

  /** The challenge that a page shows, as a site makes it with md5. */
  async register(): Promise<string> {
    const { challenge } = await this.json<{ challenge: string }>('/register.php', { json_format: '1' });
    return md5(challenge + this.v3.privateKey);
  }

  /** A v3 call that answers JSON, with the id in its query. */
  async json<T>(path: string, parameters: Record<string, string> = {}): Promise<T> {
    const query = new URLSearchParams({ gt: this.v3.captchaId, ...parameters });
    return (await (await fetch(`${this.v3.url}${path}?${query}`)).json()) as T;
  }

  async validate(form: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ json_format: '1', ...form });
    const answer = await fetch(`${this.v3.url}/validate.php`, { method: 'POST', body });
    return ((await answer.json()) as { seccode: string }).seccode;
  }

  async validateV4(pass: Partial<Pass> & Record<string, string>): Promise<Record<string, unknown>> {
    const signed = createHmac('sha256', this.v4.captchaKey).update(String(pass.lot_number));
    const body = new URLSearchParams({ sign_token: signed.digest('hex'), ...pass });
    const url = `${this.v4.baseUrl}/validate?captcha_id=${this.v4.captchaId}`;
    return (await (await fetch(url, { method: 'POST', body })).json()) as Record<string, unknown>;
  }

  async solve(challenge: string, options: object = {}): Promise<Solution> {
    return this.command('/geetest/solve', { gt: this.v3.captchaId, challenge, ...options });
  }

  async solveV4(): Promise<Pass> {
    return this.command('/geetest/v4/solve', { captchaId: this.v4.captchaId });
  }

  /** A control call that works. */
  async command<T>(path: string, body: object): Promise<T> {
    const answer = await this.control.send('POST', path, body);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
