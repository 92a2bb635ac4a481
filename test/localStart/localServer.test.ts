/** What a local start makes for itself, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { worldEnvironment } from '../../src/localStart/worldEnvironment.js';
import { startLocally } from '../support/localStart.js';
import { rawRequest } from '../support/rawRequest.js';

describe('a local start', () => {
  it('makes what service tokens need, and says so', async () => {
    const { url, secrets, close } = await startLocally({ TOKEN_AUDIENCES: 'orders' });
    expect(secrets.hints.join('\n')).toMatch(/SIGNING_KEYS is not set: a key was made/);
    const [, secret = ''] = /X-Forward-Auth-Secret: (\S+)/.exec(secrets.hints.join('\n')) ?? [];
    expect(((await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: unknown[] }).keys).toHaveLength(1);
    const headers = {
      'x-forward-auth-secret': secret,
      'x-original-method': 'GET',
      'x-original-host': 'localhost',
      'x-original-uri': '/',
      'x-real-ip': '127.0.0.1',
    };
    expect((await rawRequest(`${url}/auth/verify?audience=orders`, { headers })).status).toBe(401);
    expect((await rawRequest(`${url}/auth/verify?audience=orders`)).status).toBe(404);
    expect(secrets.hints.join('\n')).not.toContain('PRIVATE KEY');
    await close();
  });

  it('refuses to emulate for others', async () => {
    await expect(startLocally({ HOST: '0.0.0.0' })).rejects.toThrow(
      'HOST must be a loopback address while a provider is emulated.',
    );
  });

  it('keeps a world apart from the settings that belong to one server', () => {
    const environment = {
      PORT: '4000',
      EMULATOR_PORT: '4010',
      PUBLIC_URL: 'https://id.example.com',
      MFA_POLICY: 'always',
    };
    expect(worldEnvironment({ ...environment, STORE_URL: 'redis://127.0.0.1', SESSION_KEY: 'key' })).toEqual({
      PORT: '0',
      EMULATOR_PORT: '0',
      MFA_POLICY: 'always',
    });
  });
});
