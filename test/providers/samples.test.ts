/** Two providers that exist in this folder only: the public definition is all that they need to take part in a login. */
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { loadDefinitions, type ProviderEntry } from '../../src/providers.js';
import { type App, startApp } from '../../src/server/app.js';
import { Client } from '../support/client.js';
import { sampleCaptcha, sampleCaptchaEmulator } from './sampleCaptcha.js';
import { sampleIdentity, sampleIdentityEmulator } from './sampleIdentity.js';

const ENTRIES: Readonly<Record<string, ProviderEntry>> = {
  sampleIdentity: {
    live: async () => ({ default: sampleIdentity }),
    emulator: async () => ({ default: sampleIdentityEmulator }),
  },
  sampleCaptcha: {
    live: async () => ({ default: sampleCaptcha }),
    emulator: async () => ({ default: sampleCaptchaEmulator }),
  },
};

const LOGIN = `mutation ($password: Secret!, $pass: Secret) {
  login(input: { provider: SAMPLE, method: { username: { username: "sample", password: $password } }, captchaPass: $pass }) {
    __typename
    ... on LoginSuccess { accessToken user { username provider } }
    ... on CaptchaRequired { challenge { ... on CaptchaWidget { id kind scriptUrl parameters } } }
  }
}`;
const VERIFY = `mutation ($challenge: ID!, $answer: CaptchaAnswer!) {
  verifyCaptcha(challenge: $challenge, answer: $answer) { __typename ... on CaptchaPassed { pass } }
}`;

interface LoginData {
  readonly login: {
    readonly __typename: string;
    readonly accessToken?: string;
    readonly user?: object;
    readonly challenge?: { readonly id: string; readonly kind: string; readonly scriptUrl: string };
  };
}

describe('providers that are registered by their definitions alone', () => {
  let emulators: Emulators;
  let app: App;
  beforeAll(async () => {
    const definitions = await loadDefinitions(ENTRIES);
    emulators = await startEmulators(
      await Promise.all(Object.values(ENTRIES).map(async ({ emulator }) => (await emulator()).default)),
    );
    const environment = {
      SESSION_KEY: Buffer.alloc(32, 3).toString('base64'),
      PORT: '0',
      CAPTCHA_LOGIN: 'always',
      IDENTITY_PROVIDERS: 'SAMPLE',
      ...emulators.environment,
    };
    const config = loadConfig(environment, definitions, Object.keys(ENTRIES));
    app = await startApp({ config, logger: pino({ level: 'silent' }), loopbackOnly: true });
  });
  afterAll(async () => {
    await app?.close();
    await emulators?.close();
  });

  const login = async (client: Client, password: string, pass: string | null) => {
    const { data, errors } = await client.send<LoginData, object>(LOGIN, { password, pass });
    expect(errors).toEqual([]);
    return data?.login ?? expect.fail('no result');
  };

  const solved = async (client: Client, challenge = '') => {
    const { url } = emulators.document().providers.sampleCaptcha as { url: string };
    const widget = await (await fetch(`${url}/solve`, { method: 'POST' })).json();
    const { data } = await client.send<{ verifyCaptcha: { __typename: string; pass?: string } }, object>(VERIFY, {
      challenge,
      answer: { widget },
    });
    return data?.verifyCaptcha.pass ?? expect.fail('not passed');
  };

  it('sign a user in behind their captcha, through the real endpoint', async () => {
    const client = new Client(app.url, { mode: 'bearer' });
    const { __typename, challenge } = await login(client, 'Sample-2026', null);
    expect(__typename).toBe('CaptchaRequired');
    expect(challenge).toMatchObject({ kind: 'sample', parameters: { siteKey: 'emulated-site' } });
    const { accessToken, user } = await login(client, 'Sample-2026', await solved(client, challenge?.id));
    expect(user).toEqual({ username: 'sample', provider: 'SAMPLE' });
    client.token = accessToken ?? null;
    const { data } = await client.send('{ me { username provider } }', {});
    expect(data).toEqual({ me: { username: 'sample', provider: 'SAMPLE' } });
  });

  it('refuse a wrong password and a token that their widget did not issue', async () => {
    const client = new Client(app.url, { mode: 'bearer' });
    const { challenge } = await login(client, 'wrong', null);
    const answer = { challenge: challenge?.id, answer: { widget: { token: 'made-up' } } };
    expect((await client.send(VERIFY, answer)).data).toEqual({ verifyCaptcha: { __typename: 'CaptchaRejected' } });
    const again = await login(client, 'wrong', null);
    const pass = await solved(client, again.challenge?.id);
    expect((await login(client, 'wrong', pass)).__typename).toBe('InvalidCredentials');
  });

  it('are the providers of this server, with the settings of their own', async () => {
    const { data } = await new Client(app.url).send('{ providers { id mode reachable } }', {});
    expect(data).toEqual({
      providers: ['sampleIdentity', 'sampleCaptcha'].map((id) => ({ id, mode: 'EMULATED', reachable: true })),
    });
  });
});

describe('docs/adding-a-provider.md', () => {
  it('shows the code of the samples', () => {
    const page = readFileSync('docs/adding-a-provider.md', 'utf8');
    const blocks = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = '']) => block.trimEnd());
    expect(blocks.length).toBeGreaterThan(2);
    const code = ['sampleCaptcha.ts', 'sampleIdentity.ts', 'samples.test.ts']
      .map((file) => readFileSync(`test/providers/${file}`, 'utf8'))
      .join('\n');
    for (const block of blocks) expect(code).toContain(block);
  });
});
