/** A made-up captcha vendor: a widget on the page, and one call that verifies its token. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  type Caller,
  type Captcha,
  type CaptchaAnswer,
  type CaptchaKind,
  type CaptchaVerdict,
  defineProvider,
  type IssuedCaptcha,
  type Provider,
  type ProviderTools,
  SERVER,
} from '../../src/datasources/capabilities.js';
import { ProviderError } from '../../src/datasources/errors.js';
import type { HttpClient } from '../../src/datasources/transport/http.js';
import type { EmulatorDefinition } from '../../src/emulators/emulator.js';

interface Settings {
  readonly siteKey: string;
  readonly secret: string;
  readonly baseUrl: string;
}

const verdict = z.object({ success: z.boolean() });

class SampleCaptcha implements Captcha, Provider {
  readonly captcha: Captcha = this;
  readonly kinds: ReadonlySet<CaptchaKind> = new Set<CaptchaKind>(['widget']);
  readonly pageSources: readonly string[];
  readonly probe = {
    probe: async () => void (await this.#http.request({ caller: SERVER, call: 'probe', method: 'GET', path: '/' })),
  };
  readonly #http: HttpClient;

  constructor(
    private readonly settings: Settings,
    { http }: ProviderTools,
  ) {
    this.pageSources = [new URL(settings.baseUrl).origin];
    this.#http = http.client({ provider: 'sampleCaptcha', baseUrl: settings.baseUrl });
  }

  async create(): Promise<IssuedCaptcha> {
    const { baseUrl, siteKey } = this.settings;
    const parameters = { siteKey };
    const scriptUrl = `${baseUrl}/widget.js`;
    return { kind: 'widget', widget: 'sample', scriptUrl, parameters, state: {}, lifetimeSeconds: 300 };
  }

  async verify(_issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict> {
    const token = answer.kind === 'widget' ? answer.values.token : undefined;
    if (typeof token !== 'string') return { passed: false, reason: 'MALFORMED' };
    const body = JSON.stringify({ secret: this.settings.secret, token });
    const headers = { 'content-type': 'application/json' };
    const reply = await this.#http.request({ caller, call: 'verify', method: 'POST', path: '/verify', headers, body });
    const { success, data } = verdict.safeParse(reply.json());
    if (!success) throw new ProviderError('BAD_REPLY', 'sampleCaptcha');
    return data.success ? { passed: true, mode: 'online' } : { passed: false, reason: 'REFUSED' };
  }
}

export const sampleCaptcha = defineProvider<Settings>({
  id: 'sampleCaptcha',
  description: 'A sample captcha vendor.',
  offers: ['captcha'],
  settings: {
    siteKey: {
      env: 'SAMPLE_CAPTCHA_SITE_KEY',
      description: 'the public key of the site.',
      example: 'site-1',
      schema: z.string().min(1),
      credential: true,
    },
    secret: {
      env: 'SAMPLE_CAPTCHA_SECRET',
      description: 'the secret of the site.',
      example: 'secret-1',
      secret: true,
      schema: z.string().min(1),
      credential: true,
    },
    baseUrl: {
      env: 'SAMPLE_CAPTCHA_BASE_URL',
      description: 'the address of the service.',
      example: 'https://captcha.example.com',
      default: 'https://captcha.example.com',
      schema: z.url({ protocol: /^https?$/ }),
      upstream: true,
    },
  },
  create: (settings, tools) => new SampleCaptcha(settings, tools),
});

const call = z.object({ secret: z.string(), token: z.string() });

/** `POST /solve` is the person at the widget. */
export const sampleCaptchaEmulator: EmulatorDefinition = {
  id: 'sampleCaptcha',
  async start({ serve }) {
    const tokens = new Set<string>();
    const { url } = await serve('sampleCaptcha', (app) => {
      app.get('/', async () => ({}));
      app.post('/solve', async () => {
        const token = randomUUID();
        tokens.add(token);
        return { token };
      });
      app.post('/verify', async ({ body }) => {
        const { secret, token } = call.parse(body);
        return { success: secret === 'emulated-captcha' && tokens.delete(token) };
      });
    });
    return {
      published: { url },
      environment: {
        SAMPLE_CAPTCHA_BASE_URL: url,
        SAMPLE_CAPTCHA_SITE_KEY: 'emulated-site',
        SAMPLE_CAPTCHA_SECRET: 'emulated-captcha',
      },
      reset: () => tokens.clear(),
    };
  },
};
