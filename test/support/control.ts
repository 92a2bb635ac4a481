/** The control surface of the emulators, as a test uses it. */

export interface Message {
  readonly to: string;
  readonly channel: 'sms' | 'email';
  readonly scene: string;
  readonly code: string;
  readonly sentAt: string;
}

export interface ProviderRequest {
  readonly path: string;
  readonly operation?: string | null;
  readonly at: string;
}

/** Where the control surface is, as `GET /emulators` answers. */
export interface ControlSurface {
  readonly url: string;
  readonly secret: string;
}

export class Control {
  constructor(private readonly surface: ControlSurface) {}

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = await this.text(method, path, body);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** The answer as it came. */
  async text(method: string, path: string, body?: unknown): Promise<string> {
    const response = await fetch(`${this.surface.url}${path}`, {
      method,
      headers: {
        'x-emulator-secret': this.surface.secret,
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text;
  }

  /** The newest code that went to this address. */
  async code(to: string): Promise<string> {
    const [message] = await this.call<Message[]>('GET', `/inbox?to=${encodeURIComponent(to)}`);
    if (message === undefined) throw new Error(`Nothing arrived at ${to}.`);
    return message.code;
  }

  advance(seconds: number): Promise<void> {
    return this.call('POST', '/clock/advance', { seconds });
  }

  async totp(secret: string, provider = 'authing'): Promise<string> {
    return (await this.call<{ code: string }>('POST', `/${provider}/totp`, { secret })).code;
  }

  fail(provider: string, fault: Readonly<Record<string, unknown>>): Promise<void> {
    return this.call('POST', `/providers/${provider}/faults`, fault);
  }

  requests(provider: string): Promise<ProviderRequest[]> {
    return this.call('GET', `/providers/${provider}/requests`);
  }
}
