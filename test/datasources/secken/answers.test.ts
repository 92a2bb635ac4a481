/** What the data source makes of the vendor's answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PolledPushAuth } from '../../../src/datasources/capabilities.js';
import { ProviderError } from '../../../src/datasources/errors.js';
import { caller, type ScriptedSecken, signed, startSecken } from './scriptedSecken.js';
import { ANSWERS, APP_KEY, EVENT_ID, TOKEN } from './vectors.js';

let scripted: ScriptedSecken;

beforeEach(async () => {
  scripted = await startSecken();
});

afterEach(() => scripted.close());

const pushAuth = () => scripted.secken.pushAuth;
const ask = (event: Partial<PolledPushAuth> = {}) => pushAuth().result({ id: EVENT_ID, uid: null, ...event }, caller);

function answer(id: string, changes: Record<string, unknown> = {}) {
  const [, fields, signature] = ANSWERS.find(([name]) => name.startsWith(id)) ?? [];
  scripted.reply({ ...fields, status: 200, signature, ...changes });
}

describe('a signed success', () => {
  it('is a QR code (R1, R7)', async () => {
    answer('R1');
    expect(await pushAuth().createQrCode({}, caller)).toMatchObject({
      id: EVENT_ID,
      qrCode: { url: 'http://emu.local/qr/b17561423e972fba.png', data: 'http://emu.local/s/b17561423e972fba' },
    });
    answer('R7');
    expect(await pushAuth().createQrCode({}, caller)).toMatchObject({ id: '1452070406.05BPk4qmD' });
  });

  it('is a push (R2)', async () => {
    answer('R2');
    expect(await pushAuth().requestPush('user1', {}, caller)).toMatchObject({ id: EVENT_ID, uid: 'user1' });
  });

  it('is an approval (R3, R4, R5)', async () => {
    answer('R3');
    expect(await ask({ uid: 'user1' })).toEqual({ status: 'APPROVED', uid: 'user1' });
    answer('R4');
    expect(await ask()).toEqual({ status: 'APPROVED', uid: '呵呵' });
    answer('R5');
    expect(await ask({ id: '1452076833.14zAY6Tfp' })).toEqual({ status: 'APPROVED', uid: 'xEJOkZ4TbjWHaoqGaXu2qw==' });
  });

  it('is an accepted token (R6)', async () => {
    answer('R6');
    expect(await pushAuth().checkToken(TOKEN, caller)).toBe('ACCEPTED');
  });
});

describe('a success that cannot be believed is BAD_REPLY', () => {
  const good = { status: 200, description: 'success', event_id: EVENT_ID, uid: 'user1' };
  it.each([
    ['unsigned', good],
    ['with an empty signature', { ...good, signature: '' }],
    ['signed with another key', signed(good, 'another key')],
    ['of another user than signed', { ...signed(good), uid: 'user2' }],
    ['of another event than signed', { ...signed(good), event_id: '0'.repeat(40) }],
    ['with a signature in upper case', { ...good, signature: '1FD99E3D6AC20A0B4E311458F12E23A830C4175A' }],
    ['of another event than asked', signed({ ...good, event_id: '0'.repeat(40) })],
    ['without a uid', signed({ status: 200, description: 'success', event_id: EVENT_ID })],
    ['with an empty uid', signed({ ...good, uid: '' })],
    ['with a uid that holds another pair', signed({ ...good, uid: 'xuid=user1' })],
    ['with one field more', signed({ ...good, extra: '1' })],
    ['with a status that is a text', signed({ ...good, status: '200' })],
    ['with a uid that is a number', signed({ ...good, uid: 7 })],
    ['without a status', signed({ description: 'success', event_id: EVENT_ID, uid: 'user1' })],
    ['with a status that is no code', { status: 1e9, description: '' }],
    ['that is a list', [good]],
    ['that is null', 'null'],
    ['that is not JSON', '<html>200</html>'],
    ['that is empty', ''],
  ])('%s', async (_what, body) => {
    scripted.reply(body);
    const failure = ask();
    await expect(failure).rejects.toBeInstanceOf(ProviderError);
    await expect(failure).rejects.toMatchObject({
      code: 'BAD_REPLY',
      provider: 'secken',
      message: 'secken: BAD_REPLY',
    });
  });

  it('by another uid than the push went to', async () => {
    answer('R3');
    await expect(ask({ uid: 'user2' })).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('with another HTTP status', async () => {
    scripted.reply(signed(good), 404);
    await expect(ask()).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('of another call', async () => {
    answer('R2');
    await expect(pushAuth().checkToken(TOKEN, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    answer('R6');
    await expect(pushAuth().requestPush('user1', {}, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it.each([
    { event_id: 'a b', qrcode_url: 'https://a.cn/1.png', qrcode_data: 'x' },
    { event_id: EVENT_ID, qrcode_url: 'javascript:alert(1)', qrcode_data: 'x' },
    { event_id: EVENT_ID, qrcode_url: '1.png', qrcode_data: 'x' },
    { event_id: EVENT_ID, qrcode_url: 'https://a.cn/1.png', qrcode_data: '' },
  ])('with a QR code that no page can show: %o', async (fields) => {
    scripted.succeed(fields);
    await expect(pushAuth().createQrCode({}, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});

describe('a state of an event', () => {
  it.each([
    [601, 'DENIED'],
    [602, 'PENDING'],
    [603, 'EXPIRED'],
  ])('%i is %s, unsigned', async (status, expected) => {
    scripted.reply({ status, description: '用户未操作' });
    expect(await ask()).toEqual({ status: expected });
  });

  it('201 is scanned, or handled once a decision was read', async () => {
    scripted.reply({ status: 201, description: '事件已被处理' });
    expect(await ask()).toEqual({ status: 'SCANNED' });
    expect(await ask({ decided: true })).toEqual({ status: 'ALREADY_HANDLED' });
  });

  it.each([
    ['scanned', 'SCANNED'],
    ['handled', 'ALREADY_HANDLED'],
  ] as const)('201 is what the deployment says it is: %s', async (status201, expected) => {
    const other = await startSecken({ status201 });
    other.reply({ status: 201, description: '' });
    for (const decided of [true, false]) {
      expect(await other.secken.result({ id: EVENT_ID, uid: null, decided }, caller)).toEqual({ status: expected });
    }
    await other.close();
  });

  it('is read from the body, whatever HTTP says below 500', async () => {
    scripted.reply({ status: 602, description: '' }, 403);
    expect(await ask()).toEqual({ status: 'PENDING' });
  });
});

describe('a token', () => {
  it('that the vendor does not know is rejected', async () => {
    scripted.reply({ status: 608, description: '验证token不存在' });
    expect(await pushAuth().checkToken(TOKEN, caller)).toBe('REJECTED');
  });

  it('is no less unknown for any other failure', async () => {
    scripted.reply({ status: 403, description: '' });
    await expect(pushAuth().checkToken(TOKEN, caller)).rejects.toMatchObject({ code: 'REFUSED', providerCode: '403' });
  });
});

describe('faults', () => {
  it('are asked about once: a second question could swallow the decision', async () => {
    scripted.reply('', 500);
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(pushAuth().requestPush('user1', {}, caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(pushAuth().checkToken(TOKEN, caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(pushAuth().createQrCode({}, caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.vendor.received).toHaveLength(4);
  });

  it('leave nothing of the request and the answer in the error or the log', async () => {
    for (const [body, status] of [
      ['{"uid":"secret-user"', 200],
      ['secret-user', 503],
      [JSON.stringify({ status: 609, description: 'secret-user' }), 200],
    ] as const) {
      scripted.reply(body, status);
      const error = await pushAuth()
        .requestPush('asked-user', {}, caller)
        .catch((thrown: unknown) => thrown);
      const told = `${JSON.stringify(error)} ${String(error)} ${scripted.log()}`;
      for (const secret of ['secret-user', 'asked-user', APP_KEY, 'signature']) expect(told).not.toContain(secret);
    }
    expect(scripted.log()).toContain('vendor call failed');
  });
});
