/** The data source and its emulator over HTTP, and both against the same published signatures. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sign } from '../../../src/datasources/linkface/signature.js';
import { isAlive } from '../../../src/datasources/linkface/wire.js';
import { CALLER } from '../../support/caller.js';
import { sendJson, startVendor } from '../transport/scriptedVendor.js';
import { account, connect, control, recording, useLinkface } from './emulatedLinkface.js';

useLinkface();

describe('the signature', () => {
  it.each([
    [
      'lf_demo_api_id_0001',
      'lf_demo_api_secret_0001',
      '1577836800000',
      'bc64e19e4cd671ad91b8ea2773215c19253dd773f2a955dbfba8b7e2b5fddecc',
    ],
    [
      'lf_demo_api_id_0001',
      'lf_demo_api_secret_0001',
      '1577836800',
      'a8cc0685901925fc5b70c05391f0129346928996f007f595a2c4c734f4bbea43',
    ],
    [
      'lf_demo_api_id_0001',
      '密钥-测试',
      '1577836800000',
      '23ab4b0389b244afa2ea478d468b3e3844444c112e8c3db510b168b80ef5da88',
    ],
    [
      '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      'f9e8d7c6b5a493827160f5e4d3c2b1a0',
      '1700000000000',
      '852afbf0e2099b0c8235e6c6342c9f086c025ac301bb0cbb181c16ffb221c594',
    ],
    [
      'lf_demo_api_id_0001',
      'lf_demo_api_secret_0001',
      '20200101080000',
      '31dcc32047ac3d24017c2e2d59ea3a25904a9d9729ee368e1b84c788974ffcac',
    ],
  ])('of %s, %s and %s', (id, secret, timestamp, expected) => {
    expect(sign(id, secret, timestamp)).toBe(expected);
  });
});

describe('the hack score', () => {
  it.each([
    [0, true],
    [0.98, true],
    [0.9801, false],
    [1, false],
    [-0.1, false],
    [Number.NaN, false],
    [undefined, false],
    [null, false],
    ['0.1', false],
  ])('%s is a living person: %s', (score, expected) => {
    expect(isAlive(score)).toBe(expected);
  });
});

describe('the emulator', () => {
  const getToken = async (changes: Record<string, string> = {}, query: Record<string, string> = {}) => {
    const { baseUrl, apiId, apiSecret } = account();
    const timestamp = String(Date.now());
    const fields = { detection_type: 'liveness', timestamp, sign: sign(apiId, apiSecret, timestamp), ...changes };
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const search = new URLSearchParams({ sequence_id: 'a', api_id: apiId, ...query });
    const answer = await fetch(`${baseUrl}/v2/sdk/get_token?${search}`, { method: 'POST', body });
    return (await answer.json()) as { code: string; charge: number; data?: { token: string } };
  };

  it('issues a token that starts the SDK once, for what it was made for', async () => {
    const { code, charge, data } = await getToken();
    expect({ code, charge }).toEqual({ code: '0000', charge: 2 });
    expect(data?.token).toMatch(/^dstj[0-9a-f]{32}$/);
    const start = async (detection: string) => {
      const body = new URLSearchParams({ token: data?.token ?? '', detection_type: detection });
      const answer = await fetch(`${account().baseUrl}/v2/sdk/liveness_auth`, { method: 'POST', body });
      return ((await answer.json()) as { code: string }).code;
    };
    expect(await start('idcard_ocr')).toBe('1002');
    expect(await start('liveness')).toBe('0000');
    expect(await start('liveness')).toBe('1002');
    await control.advance(301);
    expect(await start('liveness')).toBe('1000');
  });

  it('refuses what is signed otherwise, by another or too late', async () => {
    const { apiId, apiSecret } = account();
    const late = String(Date.now() - 301_000);
    const now = String(Date.now());
    for (const changes of [
      { sign: 'f'.repeat(64) },
      { timestamp: now, sign: sign(apiId, apiSecret, now).toUpperCase() },
      { timestamp: now, sign: sign(apiId, now, apiSecret) },
      { timestamp: late, sign: sign(apiId, apiSecret, late) },
      { timestamp: 'yesterday', sign: sign(apiId, apiSecret, 'yesterday') },
    ]) {
      expect((await getToken(changes)).code).toBe('1000');
    }
    expect((await getToken({}, { api_id: 'somebody' })).code).toBe('1000');
  });

  it('refuses what is missing, unknown, doubled or no UTF-8', async () => {
    expect((await getToken({ detection_type: 'gait' })).code).toBe('1002');
    expect((await getToken({ sign: 'short' })).code).toBe('1002');
    expect((await getToken({}, { sequence_id: '' })).code).toBe('1002');
    expect((await getToken({}, { sequence_id: 'x'.repeat(65) })).code).toBe('1002');
    expect((await getToken({}, { detection_type: 'idcard_ocr' })).code).toBe('1002');
    expect((await getToken({ detection_type: '\ufffd' })).code).toBe('1001');
  });

  it('slows down whoever asks too often', async () => {
    // All calls are in one second, however slow the machine is.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const codes = await Promise.all(Array.from({ length: 25 }, async () => (await getToken()).code));
    expect(codes.filter((code) => code === '1009')).toHaveLength(5);
  });
});

describe('the data source', () => {
  it('gets a token for every kind of detection, with some minutes to live', async () => {
    for (const detection of ['LIVENESS', 'SILENT_LIVENESS', 'ID_CARD_OCR', 'BANK_CARD_OCR'] as const) {
      const { token, expiresAt } = await connect().createToken(detection, CALLER);
      expect(token).toMatch(/^dstj/);
      expect(expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 290_000);
    }
  });

  it('sends two fields in the query and three in the form', async () => {
    const vendor = await startVendor();
    vendor.script = (_request, response) => sendJson(response, { code: '0000', data: { token: 't' } });
    await connect({ LINKFACE_BASE_URL: vendor.url }).createToken('LIVENESS', CALLER);
    const [request] = vendor.received;
    const { searchParams: query } = new URL(request?.path ?? '', vendor.url);
    expect([...query.keys()]).toEqual(['sequence_id', 'api_id']);
    expect(query.get('sequence_id')).toMatch(/^[0-9a-f]{64}$/);
    const names = [...(request?.body ?? '').matchAll(/form-data; name="(\w+)"\r\n\r\n/g)].map(([, name]) => name);
    expect(names).toEqual(['detection_type', 'timestamp', 'sign']);
    expect(request?.body).not.toContain(account().apiSecret);
    await vendor.close();
  });

  it.each([
    [{ hackScore: 0.1 }, 'LIVE'],
    [{ hackScore: 0.98 }, 'LIVE'],
    [{ hackScore: 0.981 }, 'SPOOF'],
    [{ hackScore: null }, 'SPOOF'],
  ] as const)('judges a recording of %o: %s', async (script, verdict) => {
    expect(await connect().judge(await recording(script), CALLER)).toBe(verdict);
  });

  it('refuses a file that shows nobody', async () => {
    await expect(connect().judge(new Uint8Array([1, 2, 3]), CALLER)).rejects.toMatchObject({
      code: 'INPUT_REJECTED',
      providerCode: 'NO_FACE_DETECTED',
    });
  });

  it.each([
    ['1000', 'REFUSED'],
    ['1002', 'REFUSED'],
    ['1007', 'REFUSED'],
    ['1009', 'TOO_FREQUENT'],
    ['9999', 'UNAVAILABLE'],
    ['4321', 'REFUSED'],
  ])('reads code %s as %s', async (status, code) => {
    await control.fail('linkface', { mode: 'status', status, count: 1, match: 'get_token' });
    const refused = connect().createToken('LIVENESS', CALLER);
    await expect(refused).rejects.toMatchObject({ code, providerCode: status });
  });

  it.each([
    ['UNAUTHORIZED', 'REFUSED'],
    ['NO_FACE_DETECTED', 'INPUT_REJECTED'],
    ['RATE_LIMIT_EXCEEDED', 'TOO_FREQUENT'],
    ['INTERNAL_ERROR', 'UNAVAILABLE'],
  ])('reads status %s as %s', async (status, code) => {
    await control.fail('linkface', { mode: 'status', status, count: 1, match: 'hack_detect' });
    await expect(connect().judge(await recording({}), CALLER)).rejects.toMatchObject({ code, providerCode: status });
  });

  it.each([
    ['http500', 'UNAVAILABLE'],
    ['drop', 'UNAVAILABLE'],
    ['garbage', 'BAD_REPLY'],
    ['timeout', 'TIMEOUT'],
  ])('meets %s with %s', async (mode, code) => {
    await control.fail('linkface', { mode, count: 1, match: 'get_token' });
    const refused = connect({ LINKFACE_TIMEOUT_MS: '300' }).createToken('LIVENESS', CALLER);
    await expect(refused).rejects.toMatchObject({ code });
  });

  it('is refused with a wrong secret, and never repeats it', async () => {
    const source = connect({ LINKFACE_API_SECRET: 'hunter2-hunter2' });
    const errors = await Promise.all([
      source.createToken('LIVENESS', CALLER).catch(String),
      source.judge(await recording({}), CALLER).catch(String),
    ]);
    expect(errors).toEqual([
      'ProviderError: linkface: REFUSED (1000)',
      'ProviderError: linkface: REFUSED (UNAUTHORIZED)',
    ]);
  });

  it('takes no success without a token', async () => {
    const vendor = await startVendor();
    for (const body of [
      '{"code":"0000"}',
      '{"code":"0000","data":{"token":""}}',
      '{"code":0}',
      '{"data":{}"charge":2}',
    ]) {
      vendor.script = (_request, response) => void response.end(body);
      const source = connect({ LINKFACE_BASE_URL: vendor.url });
      await expect(source.createToken('LIVENESS', CALLER)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
    await vendor.close();
  });

  it('sees whether the vendor is up', async () => {
    await connect().probe.probe();
    await control.fail('linkface', { mode: 'http500', count: 2 });
    await expect(connect().probe.probe()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
