import type { Emulators } from '../../src/emulators/index.js';

export interface Message {
  to: string;
  channel: string;
  scene: string | null;
  code: string;
  sentAt: string;
}

/** Calls the control surface as another program would. */
export class ControlClient {
  readonly #url: string;
  readonly #secret: string;

  constructor(emulators: Emulators) {
    const { url, secret } = emulators.document().control;
    this.#url = url;
    this.#secret = secret;
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: { 'x-emulator-secret': this.#secret, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async read<T>(path: string): Promise<T> {
    return (await (await this.send('GET', path)).json()) as T;
  }

  async advance(seconds: number): Promise<void> {
    await this.send('POST', '/clock/advance', { seconds });
  }

  async reset(): Promise<void> {
    await this.send('POST', '/reset');
  }

  inbox(to: string): Promise<Message[]> {
    return this.read(`/inbox?to=${encodeURIComponent(to)}`);
  }

  async lastCode(to: string): Promise<string> {
    const [message] = await this.inbox(to);
    if (!message) throw new Error(`nothing arrived for ${to}`);
    return message.code;
  }

  async totp(secret: string): Promise<string> {
    const answer = await this.send('POST', '/authing/totp', { secret });
    return ((await answer.json()) as { code: string }).code;
  }
}
