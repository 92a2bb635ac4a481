/** The data source against the emulator, over HTTP. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PushAuthPrompt } from '../../../src/datasources/capabilities.js';
import type { SeckenSettings } from '../../../src/datasources/secken/config.js';
import { SeckenDataSource } from '../../../src/datasources/secken/datasource.js';
import secken from '../../../src/datasources/secken/index.js';
import { createHttpClients, type HttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type Received, startVendor } from '../transport/scriptedVendor.js';
import { VendorClient } from './emulator/vendorClient.js';

const WAIT = { timeout: 30_000, interval: 20 };
const logger = pino({ level: 'silent' });

let vendor: VendorClient;
let http: HttpClients;
beforeAll(async () => {
  vendor = await VendorClient.start();
  http = createHttpClients({ logger, breaker: { faults: 1_000 } });
});
beforeEach(() => vendor.control.reset());
afterAll(async () => {
  await http.close();
  await vendor.emulators.close();
});

/** Configured as the emulator says, through the settings themselves. */
function connect(changes: Partial<SeckenSettings> = {}): SeckenDataSource {
  const { environment } = vendor.emulators;
  const parsed = Object.entries(secken.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  return new SeckenDataSource({ ...Object.fromEntries(parsed), ...changes }, { http });
}

const fail = (fault: object) => vendor.control.send('POST', '/providers/secken/faults', { count: 1, ...fault });

describe('a QR code', () => {
  it('is scanned and approved by whoever holds the phone, and says so once', async () => {
    const source = connect();
    const event = await source.createQrCode(
      { authType: 'FACE', actionType: '登录', actionDetails: '在 Menshen 登录' },
      CALLER,
    );
    expect(await source.result(event, CALLER)).toEqual({ status: 'PENDING' });
    await vendor.phone(event.id, 'scan');
    expect(await source.result(event, CALLER)).toEqual({ status: 'PENDING' });
    await vendor.phone(event.id, 'approve', { uid: '张三' });
    expect(await source.result(event, CALLER)).toEqual({ status: 'APPROVED', uid: '张三' });
    expect(await source.result({ ...event, decided: true }, CALLER)).toEqual({ status: 'ALREADY_HANDLED' });
    expect(await vendor.events()).toMatchObject([{ action_type: '登录', action_details: '在 Menshen 登录' }]);
    expect(event.qrCode.data).not.toContain(event.id);
  });

  it('is seen scanned where the vendor tells', async () => {
    await vendor.settings({ scanned201: true });
    const source = connect();
    const event = await source.createQrCode({}, CALLER);
    await vendor.phone(event.id, 'scan');
    expect(await source.result(event, CALLER)).toEqual({ status: 'SCANNED' });
    await vendor.phone(event.id, 'approve');
    expect(await source.result(event, CALLER)).toEqual({ status: 'APPROVED', uid: 'menshen' });
  });

  it('expires, and is unknown in the end', async () => {
    const source = connect();
    const event = await source.createQrCode({}, CALLER);
    await vendor.control.advance(event.lifetimeSeconds);
    expect(await source.result(event, CALLER)).toEqual({ status: 'EXPIRED' });
    await vendor.control.advance(600);
    await expect(source.result(event, CALLER)).rejects.toMatchObject({ code: 'NOT_FOUND', providerCode: '604' });
  });
});

describe('a push', () => {
  it.each(['user1', '呵呵', 'xEJOkZ4T+/WHaoqGaXu2qw==', 'a b&c%20~*'])('reaches %s and comes back', async (uid) => {
    const source = connect();
    const event = await source.requestPush(
      uid,
      {
        authType: 'VOICE',
        actionType: '支付',
        actionDetails: '转账100元 & 手续费',
      },
      CALLER,
    );
    await vendor.phone(event.id, 'approve');
    expect(await source.result(event, CALLER)).toEqual({ status: 'APPROVED', uid });
    expect(await vendor.events()).toMatchObject([{ uid, action_details: '转账100元 & 手续费', reading: 'plain' }]);
  });

  it('is denied', async () => {
    const source = connect();
    const event = await source.requestPush('user1', {}, CALLER);
    await vendor.phone(event.id, 'deny');
    expect(await source.result(event, CALLER)).toEqual({ status: 'DENIED' });
  });

  it('expires', async () => {
    const source = connect();
    const event = await source.requestPush('user1', {}, CALLER);
    await vendor.control.advance(event.lifetimeSeconds);
    expect(await source.result(event, CALLER)).toEqual({ status: 'EXPIRED' });
  });

  it('counts for nothing when another user approves it', async () => {
    const source = connect();
    const event = await source.requestPush('user1', {}, CALLER);
    await vendor.phone(event.id, 'approve', { uid: 'user2' });
    await expect(source.result(event, CALLER)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('is refused for who is unknown, not enrolled or rung too often', async () => {
    const source = connect();
    await expect(source.requestPush('nobody', {}, CALLER)).rejects.toMatchObject({ code: 'UNKNOWN_ACCOUNT' });
    await vendor.control.send('POST', '/secken/users', { uid: 'user1', authTypes: [1] });
    const push = (prompt: PushAuthPrompt) => source.requestPush('user1', prompt, CALLER);
    await expect(push({ authType: 'FACE' })).rejects.toMatchObject({ code: 'NOT_FOUND', providerCode: '605' });
    await vendor.settings({ pushLimit: true });
    await push({});
    await expect(push({})).rejects.toMatchObject({ code: 'TOO_FREQUENT', providerCode: '407' });
  });
});

describe('a token', () => {
  it('is accepted once', async () => {
    const source = connect();
    const token = await vendor.issueToken('user1');
    expect([await source.checkToken(token, CALLER), await source.checkToken(token, CALLER)]).toEqual([
      'ACCEPTED',
      'REJECTED',
    ]);
  });

  it('is rejected when it is old or made up', async () => {
    const source = connect();
    const token = await vendor.issueToken('user1');
    await vendor.control.advance(120);
    for (const wrong of [token, '1'.repeat(40), '张三'])
      expect(await source.checkToken(wrong, CALLER)).toBe('REJECTED');
  });
});

describe('every status', () => {
  const calls = {
    qrcode_for_auth: (source: SeckenDataSource) => source.createQrCode({}, CALLER),
    realtime_authorization: (source: SeckenDataSource) => source.requestPush('user1', {}, CALLER),
    event_result: (source: SeckenDataSource) => source.result({ id: 'e0e0e0e0', uid: null }, CALLER),
    query_auth_token: (source: SeckenDataSource) => source.checkToken('e0e0e0e0', CALLER),
  };

  it.each([
    [400, 'INPUT_REJECTED'],
    [403, 'REFUSED'],
    [404, 'REFUSED'],
    [406, 'REFUSED'],
    [407, 'TOO_FREQUENT'],
    [500, 'UNAVAILABLE'],
    [609, 'REFUSED'],
  ])('%i of any call is %s', async (status, code) => {
    const source = connect();
    for (const call of Object.values(calls)) {
      await fail({ mode: 'status', status });
      await expect(call(source)).rejects.toMatchObject({ code, providerCode: String(status) });
    }
  });

  it.each([
    ['qrcode_for_auth', 501, 'UNAVAILABLE'],
    ['realtime_authorization', 605, 'NOT_FOUND'],
    ['realtime_authorization', 607, 'UNKNOWN_ACCOUNT'],
    ['realtime_authorization', 608, 'REFUSED'],
    ['event_result', 604, 'NOT_FOUND'],
    ['event_result', 606, 'REFUSED'],
  ] as const)('%s: %i is %s', async (call, status, code) => {
    await fail({ mode: 'status', status });
    await expect(calls[call](connect())).rejects.toMatchObject({ code, providerCode: String(status) });
  });

  it.each([
    [201, 'SCANNED'],
    [601, 'DENIED'],
    [602, 'PENDING'],
    [603, 'EXPIRED'],
  ])('event_result: %i is the state %s', async (status, expected) => {
    await fail({ mode: 'status', status });
    expect(await calls.event_result(connect())).toEqual({ status: expected });
  });

  it('200 without a signature is BAD_REPLY in any call', async () => {
    for (const call of Object.values(calls)) {
      await fail({ mode: 'status', status: 200 });
      await expect(call(connect())).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
  });

  it('and every fault of the network has its code', async () => {
    const [source, impatient] = [connect(), connect({ timeoutMs: 100 })];
    for (const call of Object.values(calls)) {
      await fail({ mode: 'garbage' });
      await expect(call(source)).rejects.toMatchObject({ code: 'BAD_REPLY' });
      await fail({ mode: 'http500' });
      await expect(call(source)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await fail({ mode: 'drop' });
      await expect(call(source)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await fail({ mode: 'timeout' });
      await expect(call(impatient)).rejects.toMatchObject({ code: 'TIMEOUT' });
    }
  });
});

describe('a wrong key', () => {
  it('is heard from the vendor', async () => {
    await expect(connect({ appKey: 'another' }).createQrCode({}, CALLER)).rejects.toMatchObject({
      providerCode: '403',
    });
    await expect(connect({ appId: 'another' }).createQrCode({}, CALLER)).rejects.toMatchObject({ providerCode: '404' });
  });
});

describe('somebody in between', () => {
  /** Passes everything on and changes the answers. */
  async function tamper(change: (body: Record<string, unknown>) => unknown) {
    const proxy = await startVendor(async ({ method, path, headers, body }: Received, response) => {
      const type = { 'content-type': String(headers['content-type']) };
      const sent = method === 'POST' ? { method, body, headers: type } : { method };
      const answer = (await (await fetch(`${vendor.baseUrl}${path}`, sent)).json()) as Record<string, unknown>;
      response.end(JSON.stringify(change(answer)));
    });
    return { source: connect({ baseUrl: proxy.url }), proxy };
  }

  it.each<[string, (body: Record<string, unknown>) => unknown]>([
    ['another user', (body) => ({ ...body, uid: 'victim' })],
    ['no signature', ({ signature: _, ...body }) => body],
    ['a signature of its own', (body) => ({ ...body, signature: 'a'.repeat(40) })],
    ['another event', (body) => ({ ...body, event_id: 'e0e0e0e0e0e0e0e0' })],
    ['a changed description', (body) => ({ ...body, description: 'hello' })],
  ])('is noticed by %s', async (_what, change) => {
    const event = await connect().createQrCode({}, CALLER);
    await vendor.phone(event.id, 'approve', { uid: 'attacker' });
    const { source, proxy } = await tamper(change);
    await expect(source.result(event, CALLER)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await proxy.close();
  });

  it('cannot put the answer about one event in the place of another', async () => {
    const [own, other] = [await connect().createQrCode({}, CALLER), await connect().createQrCode({}, CALLER)];
    await vendor.phone(own.id, 'approve', { uid: 'attacker' });
    const captured = await vendor.result(own.id);
    const { source, proxy } = await tamper(() => captured);
    await expect(source.result(other, CALLER)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await proxy.close();
  });
});

describe('a callback', () => {
  it.each([
    ['encoded', 'approve', { status: 'APPROVED', uid: '张三' }],
    ['raw', 'deny', { status: 'DENIED' }],
  ] as const)(
    'of an address that was signed %s is read, as often as it comes',
    async (callbackEncoding, act, result) => {
      const source = connect({ callbackEncoding });
      const application = await startVendor();
      const event = await source.requestPush('张三', { callbackUrl: `${application.url}/cb/secret?a=1&b=2` }, CALLER);
      await expect(source.result(event, CALLER)).rejects.toMatchObject({ code: 'REFUSED', providerCode: '606' });
      await vendor.phone(event.id, act);
      await vi.waitFor(() => expect(application.received).toHaveLength(1), WAIT);
      await vendor.phone(event.id, 'callback');
      await vi.waitFor(() => expect(application.received).toHaveLength(2), WAIT);
      for (const { path, headers, body } of application.received) {
        expect(path).toBe('/cb/secret?a=1&b=2');
        const callback = { query: 'a=1&b=2', contentType: String(headers['content-type']), body };
        expect(source.readCallback(callback)).toEqual({ eventId: event.id, uid: '张三', result });
        const forged = { ...callback, body: body.replace('status=601', 'status=200').replace('uid=', 'uid=x') };
        expect(() => source.readCallback(forged)).toThrow(expect.objectContaining({ code: 'BAD_REPLY' }));
      }
      await application.close();
    },
  );
});

describe('the probe', () => {
  it('finds the vendor, once it is back', async () => {
    const { probe } = connect();
    await fail({ mode: 'http500' });
    await probe.probe();
    await fail({ mode: 'http500', count: 2 });
    await expect(probe.probe()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
