/** What the data source sends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PushAuthPrompt } from '../../../src/datasources/capabilities.js';
import { caller, type ScriptedSecken, startSecken } from './scriptedSecken.js';
import { APP_ID, APP_KEY, EVENT_ID, REQUESTS, TOKEN } from './vectors.js';

let scripted: ScriptedSecken;

beforeEach(async () => {
  scripted = await startSecken();
});

afterEach(() => scripted.close());

const QR_FIELDS = { event_id: EVENT_ID, qrcode_url: 'https://a.cn/1.png', qrcode_data: 'https://a.cn/1' };

function vector(id: string): Record<string, string> {
  const [, fields, signature] = REQUESTS.find(([name]) => name.startsWith(id)) ?? [];
  return { ...fields, signature: String(signature) };
}

const inQuery = () => {
  const { method, path, body } = scripted.vendor.received.at(-1) ?? { method: '', path: '', body: '' };
  const url = new URL(path, 'http://vendor');
  return { method, path: url.pathname, parameters: Object.fromEntries(url.searchParams), body };
};

const inForm = () => {
  const { method, path, headers, body } = scripted.vendor.received.at(-1) ?? {
    method: '',
    path: '',
    headers: {},
    body: '',
  };
  const type = headers['content-type'];
  return { method, path, type, parameters: Object.fromEntries(new URLSearchParams(body)) };
};

const createQrCode = (prompt: PushAuthPrompt) => {
  scripted.succeed(QR_FIELDS);
  return scripted.secken.pushAuth.createQrCode(prompt, caller);
};
const requestPush = (uid: string, prompt: PushAuthPrompt = {}) => {
  scripted.succeed({ event_id: EVENT_ID });
  return scripted.secken.pushAuth.requestPush(uid, prompt, caller);
};

describe('a QR code', () => {
  it('is asked for in the query, and comes with what a page needs', async () => {
    expect(await createQrCode({})).toEqual({
      id: EVENT_ID,
      uid: null,
      lifetimeSeconds: 180,
      pollAfterMs: 2_000,
      qrCode: { url: 'https://a.cn/1.png', data: 'https://a.cn/1' },
    });
    expect(inQuery()).toEqual({ method: 'GET', path: '/qrcode_for_auth', parameters: vector('S1'), body: '' });
  });

  it('signs the callback address encoded, and sends it so', async () => {
    await createQrCode({ callbackUrl: 'https://yangcong.com/callback' });
    expect(inQuery().parameters).toEqual(vector('S7-B'));
  });

  it('signs the callback address raw where the deployment wants it so', async () => {
    const raw = await startSecken({ callbackEncoding: 'raw' });
    raw.succeed(QR_FIELDS);
    await raw.secken.createQrCode({ callbackUrl: 'https://yangcong.com/callback' }, caller);
    const { searchParams } = new URL(raw.vendor.received[0]?.path ?? '', 'http://vendor');
    expect(Object.fromEntries(searchParams)).toEqual(vector('S7-A'));
    await raw.close();
  });
});

describe('a push', () => {
  it('is a form, and belongs to the uid', async () => {
    expect(await requestPush('user1', { authType: 'CONFIRM' })).toEqual({
      id: EVENT_ID,
      uid: 'user1',
      lifetimeSeconds: 120,
      pollAfterMs: 2_000,
    });
    expect(inForm()).toEqual({
      method: 'POST',
      path: '/realtime_authorization',
      type: 'application/x-www-form-urlencoded',
      parameters: vector('S3b'),
    });
  });

  it('signs Chinese as it is and encodes it once', async () => {
    await requestPush('呵呵', { authType: 'FACE', actionType: '支付', actionDetails: '转账100元给张三' });
    expect(inForm().parameters).toEqual(vector('S5-A'));
  });

  it('signs only the callback address encoded', async () => {
    await requestPush('zhangsan', {
      authType: 'CONFIRM',
      actionType: 'test',
      actionDetails: 'action to delete',
      callbackUrl: 'https://callback.com/path',
    });
    expect(inForm().parameters).toEqual(vector('S8'));
  });

  it('leaves empty texts out', async () => {
    await requestPush('user1', { actionType: '', actionDetails: '', callbackUrl: '' });
    expect(inForm().parameters).toEqual(vector('S3 push'));
  });

  it('has three types', async () => {
    const types: unknown[] = [];
    for (const authType of ['CONFIRM', 'FACE', 'VOICE'] as const) {
      await requestPush('user1', { authType });
      types.push(inForm().parameters.auth_type);
    }
    expect(types).toEqual(['1', '3', '4']);
  });

  it('keeps plus, slash and equals sign of a uid', async () => {
    await requestPush('xEJOkZ4T+/WHaoqGaXu2qw==');
    expect(inForm().parameters.uid).toBe('xEJOkZ4T+/WHaoqGaXu2qw==');
  });

  it.each([
    ['uid', ['', {}]],
    ['uid', ['a'.repeat(257), {}]],
    ['uid', ['aaction_type=b', {}]],
    ['actionType', ['a', { actionType: '支'.repeat(65) }]],
    ['actionDetails', ['a', { actionDetails: 'x'.repeat(257) }]],
    ['actionDetails', ['a', { actionDetails: 'xauth_type=3' }]],
    ['callbackUrl', ['a', { callbackUrl: 'ftp://a.cn/' }]],
    ['callbackUrl', ['a', { callbackUrl: 'https://a.cn/a b' }]],
    ['callbackUrl', ['a', { callbackUrl: 'https://a.cn/~me' }]],
    ['callbackUrl', ['a', { callbackUrl: 'https://张三.cn/' }]],
    ['callbackUrl', ['a', { callbackUrl: 'https://:x' }]],
  ] as const)('is not sent where %s cannot be signed or shown', async (field, [uid, prompt]) => {
    await expect(requestPush(uid, prompt)).rejects.toMatchObject({ code: 'INPUT_REJECTED', field });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('takes texts up to the limit, counted in characters', async () => {
    await requestPush('a', { actionType: '👍'.repeat(64), actionDetails: '账'.repeat(256) });
    expect(inForm().parameters.action_type).toBe('👍'.repeat(64));
  });
});

describe('questions', () => {
  it('name the event', async () => {
    scripted.reply({ status: 602, description: 'no user agree,retry' });
    await scripted.secken.pushAuth.result({ id: EVENT_ID, uid: null }, caller);
    expect(inQuery()).toMatchObject({ method: 'GET', path: '/event_result', parameters: vector('S2') });
  });

  it('name the token', async () => {
    scripted.succeed({});
    await scripted.secken.pushAuth.checkToken(TOKEN, caller);
    expect(inQuery()).toMatchObject({ method: 'GET', path: '/query_auth_token', parameters: vector('S4') });
  });

  it.each(['', 'a'.repeat(513), 'xuid=1', 'a\u0007'])(
    'do not carry the token %j, which no app was given',
    async (token) => {
      expect(await scripted.secken.pushAuth.checkToken(token, caller)).toBe('REJECTED');
      expect(scripted.vendor.received).toEqual([]);
    },
  );

  it('are put behind the path of the base address, and never carry the key', async () => {
    const behind = await startSecken({ baseUrl: `${scripted.vendor.url}/secken/` });
    scripted.succeed({});
    await behind.secken.checkToken(TOKEN, caller);
    expect(scripted.vendor.received[0]?.path).toMatch(/^\/secken\/query_auth_token\?/);
    expect(JSON.stringify(scripted.vendor.received)).not.toContain(APP_KEY);
    expect(JSON.stringify(scripted.vendor.received)).toContain(APP_ID);
    await behind.close();
  });
});

describe('the probe', () => {
  it('looks at the root and is tried twice', async () => {
    let calls = 0;
    scripted.vendor.script = (_request, response) => {
      calls += 1;
      response.writeHead(calls === 1 ? 503 : 200).end('洋葱');
    };
    await scripted.secken.probe.probe();
    expect(scripted.vendor.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /', 'GET /']);
  });

  it('wants a 200', async () => {
    scripted.reply('moved', 302);
    await expect(scripted.secken.probe.probe()).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});
