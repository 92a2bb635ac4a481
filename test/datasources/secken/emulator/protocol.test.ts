/** Carriers, signatures and frames of the four calls. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha1Of } from '../scriptedSecken.js';
import { VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

describe('the made-up application', () => {
  it('shows by its values that it is one', () => {
    expect(vendor.appId).toMatch(/^e0e0e0e0e0e0e0e0[0-9a-zA-Z]{16}$/);
    expect(vendor.appKey).toMatch(/^emulated-/);
    expect(vendor.emulators.environment).toEqual({
      SECKEN_BASE_URL: vendor.baseUrl,
      SECKEN_APP_ID: vendor.appId,
      SECKEN_APP_KEY: vendor.appKey,
    });
  });
});

describe('a success has exactly the vendor fields, signed', () => {
  const isSigned = ({ signature, ...fields }: Readonly<Record<string, unknown>>) =>
    signature === sha1Of(fields, vendor.appKey);

  it('for a QR code, whose picture exists', async () => {
    const answer = await vendor.get('/qrcode_for_auth', vendor.signed());
    expect(answer).toEqual({
      status: 200,
      description: 'success',
      event_id: expect.stringMatching(/^e0e0e0e0e0e0e0e0[0-9a-f]{24}$/),
      qrcode_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/qr\/[0-9a-f]{16}\.png$/),
      qrcode_data: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/s\/[0-9a-f]{16}$/),
      signature: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect(isSigned(answer)).toBe(true);
    const picture = await fetch(String(answer.qrcode_url));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('for a push, a result and a token', async () => {
    const push = await vendor.push({ uid: '呵呵' });
    expect(Object.keys(push).sort()).toEqual(['description', 'event_id', 'signature', 'status']);
    await vendor.phone(String(push.event_id), 'approve');
    const result = await vendor.result(String(push.event_id));
    expect(result).toMatchObject({ status: 200, event_id: push.event_id, uid: '呵呵' });
    expect(Object.keys(result).sort()).toEqual(['description', 'event_id', 'signature', 'status', 'uid']);
    const token = await vendor.get('/query_auth_token', vendor.signed({ auth_token: await vendor.issueToken() }));
    expect(Object.keys(token).sort()).toEqual(['description', 'signature', 'status']);
    for (const answer of [push, result, token]) expect(isSigned(answer)).toBe(true);
  });
});

describe('a failure', () => {
  it('has HTTP 200, a status and a description, and no signature', async () => {
    const response = await fetch(
      `${vendor.baseUrl}/qrcode_for_auth?app_id=${vendor.appId}&signature=${'0'.repeat(40)}`,
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 403, description: 'signature error' });
  });

  it('by injection has the same frame', async () => {
    await vendor.control.send('POST', '/providers/secken/faults', { count: 1, mode: 'status', status: 406 });
    expect(await vendor.get('/qrcode_for_auth', vendor.signed())).toEqual({
      status: 406,
      description: 'not in whitelist',
    });
    expect(await vendor.status('qrcode_for_auth')).toBe(200);
  });

  it('is 400 before 404 before 403 before 400 for values', async () => {
    const get = async (parameters: Record<string, string>) => (await vendor.get('/event_result', parameters)).status;
    expect(await get({})).toBe(400);
    expect(await get({ app_id: 'x', signature: 'x' })).toBe(400);
    expect(await get({ app_id: 'x', signature: 'x', event_id: 'x' })).toBe(404);
    expect(await get({ app_id: vendor.appId, signature: 'x', event_id: 'x' })).toBe(403);
    expect(await get(vendor.signed({ event_id: 'x' }))).toBe(604);
    await vendor.settings({ banned: true });
    expect(await get({})).toBe(609);
  });

  it.each([
    ['auth_type', '0'],
    ['auth_type', '2'],
    ['auth_type', '5'],
    ['auth_type', 'face'],
    ['action_type', 'x'.repeat(65)],
    ['action_details', '账'.repeat(257)],
    ['callback', 'ftp://a.cn'],
    ['callback', '%'],
  ])('is 400 for %s %s', async (name, value) => {
    expect(await vendor.status('qrcode_for_auth', { [name]: value })).toBe(400);
  });

  it('is 404 or 405 in HTTP for another path or verb', async () => {
    expect((await fetch(`${vendor.baseUrl}/nothing`)).status).toBe(404);
    expect((await fetch(`${vendor.baseUrl}/constructor`)).status).toBe(404);
    expect((await fetch(`${vendor.baseUrl}/event_result`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${vendor.baseUrl}/realtime_authorization`)).status).toBe(405);
  });
});

describe('parameters', () => {
  it('of a push come in the query, as a form or as multipart', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(vendor.signed({ uid: 'go' }))) form.set(name, value);
    const query = `?${new URLSearchParams(vendor.signed({ uid: 'node' }))}`;
    expect((await vendor.post('/realtime_authorization', form)).status).toBe(200);
    expect((await vendor.post('/realtime_authorization', undefined, query)).status).toBe(200);
    expect((await vendor.push({ uid: 'php' })).status).toBe(200);
    expect((await vendor.events()).map(({ uid }) => uid)).toEqual(['go', 'node', 'php']);
  });

  it('are merged, and refused where they contradict each other', async () => {
    const { signature, ...rest } = vendor.signed({ uid: 'user1' });
    const body = () => new URLSearchParams(rest);
    expect((await vendor.post('/realtime_authorization', body(), `?signature=${signature}&uid=user1`)).status).toBe(
      200,
    );
    expect((await vendor.post('/realtime_authorization', body(), `?signature=${signature}&uid=user2`)).status).toBe(
      400,
    );
  });

  it('of a broken body are none', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'text/plain']) {
      const sent = { method: 'POST', headers: { 'content-type': type }, body: '{"uid":' };
      const answer = await fetch(`${vendor.baseUrl}/realtime_authorization`, sent);
      expect(await answer.json()).toMatchObject({ status: 400 });
    }
  });

  it('that nobody knows are ignored, but signed', async () => {
    expect(await vendor.status('qrcode_for_auth', { extra: '1' })).toBe(200);
    expect((await vendor.get('/qrcode_for_auth', { ...vendor.signed(), extra: '1' })).status).toBe(403);
  });

  it('may be empty where they are optional, as long as they are signed so', async () => {
    expect(await vendor.status('qrcode_for_auth', { action_type: '', auth_type: '', callback: '' })).toBe(200);
    expect((await vendor.push({ uid: '' })).status).toBe(400);
  });

  it('that read as further ones are taken and pointed out', async () => {
    await vendor.qrCode({ action_details: 'aaction_type=b' });
    expect(await vendor.events()).toMatchObject([{ ambiguous: true, action_details: 'aaction_type=b' }]);
  });
});

describe('paths', () => {
  it('may have too many slashes, as those of the Java SDK', async () => {
    const { hostname, port } = new URL(vendor.baseUrl);
    const path = `//qrcode_for_auth?${new URLSearchParams(vendor.signed())}`;
    const body = await new Promise<string>((resolve, reject) => {
      httpRequest({ hostname, port, path }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      })
        .on('error', reject)
        .end();
    });
    expect(JSON.parse(body)).toMatchObject({ status: 200 });
  });

  it('answer 200 at the root, where SDKs look whether the service is up', async () => {
    expect((await fetch(vendor.baseUrl)).status).toBe(200);
  });
});

describe('readings of the signature', () => {
  const encode = (value: string) => new URLSearchParams({ '': value }).toString().slice(1);
  const text = { uid: '呵呵', action_type: '支付', action_details: '转账 100元给张三' };
  const callback = 'https://rp.example/cb?x=1&n=a b~*';
  const encoded = 'https%3A%2F%2Frp.example%2Fcb%3Fx%3D1%26n%3Da%20b~*';

  const lastReading = async () => (await vendor.events()).at(-1)?.reading;
  const push = async (parameters: Record<string, string>, asSigned: Record<string, string>) => {
    const signature = sha1Of({ app_id: vendor.appId, ...asSigned }, vendor.appKey);
    const body = new URLSearchParams({ app_id: vendor.appId, ...parameters, signature });
    return (await vendor.post('/realtime_authorization', body)).status;
  };

  it('take Chinese signed as it is, or encoded', async () => {
    expect(await push(text, text)).toBe(200);
    expect(await lastReading()).toBe('plain');
    await vendor.control.reset();
    const all = Object.fromEntries(Object.entries(text).map(([name, value]) => [name, encode(value)]));
    expect(await push(text, all)).toBe(200);
    expect(await lastReading()).toBe('all-encoded');
    expect((await vendor.events())[0]).toMatchObject(text);
  });

  it.each([
    ['raw, as Python and Go send it', callback, callback, 'plain'],
    ['encoded, as Node sends it', encoded, encoded, 'plain'],
    ['signed raw and sent encoded, as Java does', encoded, callback, 'decoded'],
    ['signed encoded and sent raw, as the on-premises server has it', callback, encoded, 'callback-encoded'],
  ])('take a callback address %s', async (_how, sent, asSigned, reading) => {
    expect(await push({ uid: 'a', callback: sent }, { uid: 'a', callback: asSigned })).toBe(200);
    const [event] = await vendor.events();
    expect(event).toMatchObject({ reading, callback: { url: 'https://rp.example/cb?x=1&n=a%20b~*' } });
  });

  it('are one where the emulator is strict', async () => {
    await vendor.settings({ strict: true });
    expect(await push({ uid: 'a', callback }, { uid: 'a', callback: encoded })).toBe(403);
    expect(await push({ uid: 'a', callback }, { uid: 'a', callback })).toBe(200);
  });
});
