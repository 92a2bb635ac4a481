/** A local start answers to its own names alone, on every port, and no page of another site changes the emulators. */
import { describe, expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { rawRequest, rawUpgrade } from '../support/rawRequest.js';

const PUBLIC_URL = 'https://id.example.com';

interface Document {
  readonly control: { readonly url: string; readonly secret: string };
  readonly providers: Readonly<Record<string, object>>;
}

const document = async (app: TestApp) => (await (await fetch(`${app.url()}/emulators`)).json()) as Document;

/** One address of every port that the local start listens on. */
async function ports(app: TestApp): Promise<readonly string[]> {
  const addresses = JSON.stringify(await document(app)).matchAll(/(?:http:\/\/)?127\.0\.0\.1:\d+/g);
  const found = [...addresses].map(([address]) => (address.startsWith('http') ? address : `http://${address}`));
  return [...new Set([app.url(), ...found])];
}

describeWithApp('a local start', { environment: { PUBLIC_URL } }, (app) => {
  describe('on every port', () => {
    it.each([
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.evil.example:4000',
      'localhost:4000:1',
      '10.0.0.1',
      'user@localhost',
    ])('answers 421 to the Host %s', async (host) => {
      const urls = await ports(app);
      expect(urls.length).toBeGreaterThanOrEqual(10);
      for (const url of urls) {
        expect([url, (await rawRequest(`${url}/graphql`, { headers: { host } })).status]).toEqual([url, 421]);
      }
      expect((await rawUpgrade(`${app.url()}/graphql`, { host })).status).toBe(421);
      expect((await rawRequest(`${app.url()}/emulators`, { headers: { host } })).status).toBe(421);
      expect((await rawRequest(`${app.url()}/nowhere`, { headers: { host } })).status).toBe(421);
    });

    it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:4000', '127.1.2.3', '[::1]:4000', 'id.example.com'])(
      'answers to the Host %s',
      async (host) => {
        for (const url of await ports(app)) {
          expect([url, (await rawRequest(`${url}/nowhere`, { headers: { host } })).status]).not.toEqual([url, 421]);
        }
      },
    );
  });

  describe('a write of the control API', () => {
    const write = async (headers: Readonly<Record<string, string>>, method = 'POST', path = '/clock/advance') => {
      const { url, secret } = (await document(app)).control;
      const body = method === 'POST' ? { body: '{"seconds":1}' } : {};
      return (
        await rawRequest(`${url}${path}`, { method, headers: { 'x-emulator-secret': secret, ...headers }, ...body })
      ).status;
    };
    const JSON_BODY = { 'content-type': 'application/json' };

    it.each(['https://evil.example', 'http://localhost.evil.example', 'null'])('is refused to %s', async (origin) => {
      expect(await write({ ...JSON_BODY, origin })).toBe(403);
      expect(await write({ origin }, 'DELETE', '/inbox')).toBe(403);
    });

    it.each(['http://localhost:4000', 'http://127.0.0.1:5173', PUBLIC_URL])('is open to %s', async (origin) => {
      expect(await write({ ...JSON_BODY, origin })).toBe(200);
      expect(await write({ origin }, 'DELETE', '/inbox')).toBe(200);
    });

    it('needs JSON, which no form can send', async () => {
      expect(await write(JSON_BODY)).toBe(200);
      expect(await write({ 'content-type': 'application/json; charset=utf-8' })).toBe(200);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
        expect(await write({ 'content-type': type })).toBe(415);
      }
      expect(await write({})).toBe(415);
      expect(await write({}, 'POST', '/reset')).toBe(415);
    });

    it('needs POST or DELETE', async () => {
      expect(await write(JSON_BODY, 'GET')).toBe(404);
      expect(await write(JSON_BODY, 'PUT')).toBe(404);
    });
  });
});
