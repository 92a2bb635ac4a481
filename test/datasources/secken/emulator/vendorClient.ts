/** Talks to the emulator in the vendor's protocol, with nothing of the product in between. */
import secken from '../../../../src/datasources/secken/emulator/index.js';
import { type Emulators, startEmulators } from '../../../../src/emulators/index.js';
import { ControlClient } from '../../../emulators/controlClient.js';
import { sha1Of } from '../scriptedSecken.js';

export type Parameters = Readonly<Record<string, string>>;
export type Answer = Readonly<Record<string, unknown>>;

export interface PhoneEvent {
  readonly event_id: string;
  readonly kind: string;
  readonly state: string;
  readonly uid: string | null;
  readonly action_type: string | null;
  readonly action_details: string | null;
  readonly callback: { readonly url: string; readonly attempts?: number; readonly outcome?: string } | null;
  readonly reading: string;
  readonly ambiguous: boolean;
}

export class VendorClient {
  readonly control: ControlClient;
  readonly baseUrl: string;
  readonly appId: string;
  readonly appKey: string;

  private constructor(readonly emulators: Emulators) {
    this.control = new ControlClient(emulators);
    const { baseUrl, appId, appKey } = emulators.document().providers.secken as Record<string, string>;
    this.baseUrl = String(baseUrl);
    this.appId = String(appId);
    this.appKey = String(appKey);
  }

  static async start(): Promise<VendorClient> {
    return new VendorClient(await startEmulators([secken]));
  }

  /** With the application's id, and a signature over the values as they are. */
  signed(parameters: Parameters = {}): Record<string, string> {
    const all = { app_id: this.appId, ...parameters };
    return { signature: sha1Of(all, this.appKey), ...all };
  }

  async get(path: string, parameters: Parameters): Promise<Answer> {
    return this.json(await fetch(`${this.baseUrl}${path}?${new URLSearchParams(parameters)}`));
  }

  async post(path: string, body: URLSearchParams | FormData | undefined, query = ''): Promise<Answer> {
    return this.json(await fetch(`${this.baseUrl}${path}${query}`, { method: 'POST', ...(body && { body }) }));
  }

  /** The status of a signed call. */
  async status(call: string, parameters: Parameters = {}): Promise<unknown> {
    return (await this.get(`/${call}`, this.signed(parameters))).status;
  }

  /** The id of a new QR code event. */
  async qrCode(parameters: Parameters = {}): Promise<string> {
    return String((await this.get('/qrcode_for_auth', this.signed(parameters))).event_id);
  }

  async push(parameters: Parameters): Promise<Answer> {
    return this.post('/realtime_authorization', new URLSearchParams(this.signed(parameters)));
  }

  async result(id: string): Promise<Answer> {
    return this.get('/event_result', this.signed({ event_id: id }));
  }

  /** What the person with the phone does. */
  async phone(id: string, act: 'scan' | 'approve' | 'deny' | 'callback', body?: object): Promise<number> {
    return (await this.control.send('POST', `/secken/events/${id}/${act}`, body)).status;
  }

  async settings(change: object): Promise<void> {
    await this.control.send('POST', '/secken/settings', change);
  }

  async issueToken(uid = 'user1'): Promise<string> {
    const answer = await this.control.send('POST', '/secken/tokens', { uid });
    return ((await answer.json()) as { auth_token: string }).auth_token;
  }

  events(): Promise<PhoneEvent[]> {
    return this.control.read('/secken/events');
  }

  private async json(response: Response): Promise<Answer> {
    return (await response.json()) as Answer;
  }
}
