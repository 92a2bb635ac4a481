import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { md5, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const get = (path: string) => fetch(`${vendor.v3.url}${path}`);

describe('the published account', () => {
  it('is made up for everybody to see', () => {
    expect(vendor.v3).toMatchObject({
      apiServer: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      captchaId: expect.stringMatching(/^e0e0e0e0e0e0e0e0[0-9a-f]{16}$/),
      privateKey: expect.stringMatching(/^emulated-/),
    });
  });
});

describe('register.php', () => {
  it('answers JSON or bare text', async () => {
    const { captchaId } = vendor.v3;
    expect(await (await get(`/register.php?gt=${captchaId}`)).text()).toMatch(/^[0-9a-f]{32}$/);
    const json = await get(`/register.php?gt=${captchaId}&json_format=1`);
    expect(json.headers.get('content-type')).toContain('application/json');
    expect(await json.json()).toEqual({ challenge: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('answers 403 and a zero to an id that it does not know', async () => {
    for (const query of ['', '?gt=', '?gt=0123456789abcdef0123456789abcdef']) {
      const answer = await get(`/register.php${query}`);
      expect([answer.status, await answer.text()]).toEqual([403, '0']);
    }
    expect(await vendor.json('/register.php', { gt: 'x', json_format: '1' })).toEqual({ challenge: '0' });
  });

  it('answers a zero to a digest that the account may not use', async () => {
    await vendor.command('/geetest/settings', { digestmods: ['md5'] });
    const register = (digestmod: string) => vendor.json('/register.php', { json_format: '1', digestmod });
    expect(await register('hmac-sha256')).toEqual({ challenge: '0' });
    expect(await register('sm3')).toEqual({ challenge: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it('derives by the digest that was asked for', async () => {
    const query = { json_format: '1', digestmod: 'hmac-sha256' };
    const { challenge } = await vendor.json<{ challenge: string }>('/register.php', query);
    const shown = createHmac('sha256', vendor.v3.privateKey).update(challenge).digest('hex');
    const { seccode } = await vendor.solve(shown);
    expect(await vendor.validate({ seccode, challenge: shown })).toBe(md5(seccode));
    await expect(vendor.solve(md5(challenge + vendor.v3.privateKey))).rejects.toThrow('error 23');
  });
});

describe('validate.php', () => {
  it('accepts a solved challenge once', async () => {
    const challenge = await vendor.register();
    const solution = await vendor.solve(challenge, { success: 1 });
    expect(solution).toEqual({
      challenge,
      validate: md5(`${vendor.v3.privateKey}geetest${challenge}`),
      seccode: `${solution.validate}|jordan`,
    });
    const form = { seccode: solution.seccode, challenge, captchaid: vendor.v3.captchaId };
    expect(await vendor.validate(form)).toBe(md5(solution.seccode));
    expect(await vendor.validate(form)).toBe('false');
  });

  it('needs neither challenge nor id, and holds them to what they are when they come', async () => {
    const [first, second] = [await vendor.register(), await vendor.register()];
    const { seccode } = await vendor.solve(first);
    expect(await vendor.validate({ seccode, challenge: second })).toBe('false');
    expect(await vendor.validate({ seccode, captchaid: 'another' })).toBe('false');
    expect(await vendor.validate({ seccode, gt: 'another' })).toBe('false');
    expect(await vendor.validate({ seccode })).toBe(md5(seccode));
  });

  it('answers false to what was never solved', async () => {
    const challenge = await vendor.register();
    const validate = md5(`${vendor.v3.privateKey}geetest${challenge}`);
    expect(await vendor.validate({ seccode: `${validate}|jordan`, challenge })).toBe('false');
    expect(await vendor.validate({ seccode: '', challenge })).toBe('false');
    expect(await vendor.validate({})).toBe('false');
  });

  it('answers bare text without json_format', async () => {
    const { seccode } = await vendor.solve(await vendor.register());
    const post = () =>
      fetch(`${vendor.v3.url}/validate.php`, { method: 'POST', body: new URLSearchParams({ seccode }) });
    expect(await (await post()).text()).toBe(md5(seccode));
    expect(await (await post()).text()).toBe('false');
  });

  it('answers false ten minutes after the registration', async () => {
    const challenge = await vendor.register();
    await vendor.control.advance(300);
    const { seccode } = await vendor.solve(challenge);
    await vendor.control.advance(300);
    expect(await vendor.validate({ seccode })).toBe('false');
    await expect(vendor.solve(challenge)).rejects.toThrow('error 21');
  });

  it('knows nothing of before a reset', async () => {
    const { seccode } = await vendor.solve(await vendor.register());
    await vendor.control.reset();
    expect(await vendor.validate({ seccode })).toBe('false');
  });
});

describe('a slide', () => {
  it('puts two characters behind the challenge', async () => {
    await vendor.command('/geetest/settings', { slide: true });
    const challenge = await vendor.register();
    const solution = await vendor.solve(challenge);
    expect(solution.challenge).toMatch(new RegExp(`^${challenge}[0-9a-z]{2}$`));
    expect(solution.validate).toBe(md5(`${vendor.v3.privateKey}geetest${solution.challenge}`));
    expect(await vendor.validate({ seccode: solution.seccode, challenge })).toBe('false');
    expect(await vendor.validate({ seccode: solution.seccode, challenge: solution.challenge })).toBe(
      md5(solution.seccode),
    );
  });
});

describe('the widget’s calls', () => {
  it('lead from the type to a proof', async () => {
    const type = await vendor.json<{ status: string; data: Record<string, string> }>('/gettype.php');
    expect(type).toMatchObject({ status: 'success', data: { type: 'fullpage' } });
    expect((await get(String(type.data.fullpage))).status).toBe(200);
    const challenge = await vendor.register();
    expect(await vendor.json('/get.php', { challenge })).toMatchObject({ status: 'success', data: { challenge } });
    const { data } = await vendor.json<{ data: { validate: string } }>('/ajax.php', { challenge });
    expect(await vendor.validate({ seccode: `${data.validate}|jordan` })).toBe(md5(`${data.validate}|jordan`));
  });

  it('answer the vendor’s numbers', async () => {
    const challenge = await vendor.register();
    const code = async (path: string, parameters: Record<string, string>) =>
      (await vendor.json<{ error_code: string }>(path, parameters)).error_code;
    expect(await code('/gettype.php', { gt: 'another' })).toBe('error_32');
    expect(await code('/get.php', { challenge: 'unknown' })).toBe('error_23');
    expect(await code('/get.php', { challenge, gt: 'another' })).toBe('error_23');
    const { seccode } = await vendor.solve(challenge);
    await vendor.validate({ seccode });
    expect(await code('/get.php', { challenge })).toBe('error_02');
  });

  it('lock a challenge that was answered wrong five times', async () => {
    const challenge = await vendor.register();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      codes.push((await vendor.json<{ error_code: string }>('/ajax.php', { challenge, w: 'wrong' })).error_code);
    }
    expect(codes).toEqual(['error_14', 'error_14', 'error_14', 'error_14', 'error_12', 'error_12']);
    await expect(vendor.solve(challenge)).rejects.toThrow('error 12');
  });

  it('call a function of the page, and nothing that is none', async () => {
    const { captchaId } = vendor.v3;
    const answer = await get(`/gettype.php?gt=${captchaId}&callback=geetest_1`);
    expect(answer.headers.get('content-type')).toContain('application/javascript');
    expect(await answer.text()).toMatch(/^geetest_1\(\{.*\}\)$/);
    for (const callback of ['alert(1)', '1a', 'a.b', 'a'.repeat(65), '']) {
      const refused = await get(`/gettype.php?gt=${captchaId}&callback=${callback}`);
      expect([refused.status, await refused.text()]).toEqual([400, 'callback must be a JavaScript identifier']);
    }
  });
});

describe('the bypass status', () => {
  const url = () => `${vendor.v3.url}/v1/bypass_status.php`;
  const post = async (gt: string) => (await fetch(url(), { method: 'POST', body: new URLSearchParams({ gt }) })).json();

  it('is success, by query and by form', async () => {
    expect(await vendor.json('/v1/bypass_status.php')).toEqual({ status: 'success' });
    expect(await post(vendor.v3.captchaId)).toEqual({ status: 'success' });
  });

  it('is fail for a wrong id, and when it is told to', async () => {
    expect(await post('another')).toEqual({ status: 'fail' });
    await vendor.command('/geetest/settings', { bypass: 'fail' });
    expect(await post(vendor.v3.captchaId)).toEqual({ status: 'fail' });
    await vendor.control.reset();
    expect(await post(vendor.v3.captchaId)).toEqual({ status: 'success' });
  });
});

describe('the control calls', () => {
  it('refuse what they do not understand', async () => {
    const { captchaId: gt } = vendor.v3;
    const status = async (path: string, body: object) => (await vendor.control.send('POST', path, body)).status;
    expect(await status('/geetest/solve', { gt: 'another', challenge: 'x' })).toBe(400);
    expect(await status('/geetest/solve', { gt, challenge: '' })).toBe(400);
    expect(await status('/geetest/solve', { gt, challenge: 'unknown', success: true })).toBe(409);
    expect(await status('/geetest/solve', { gt, challenge: 'short', success: false, newCaptcha: false })).toBe(400);
    expect(await status('/geetest/settings', { bypass: 'maybe' })).toBe(400);
    expect(await status('/geetest/v4/solve', { captchaId: 'another' })).toBe(400);
  });

  it('mask proofs in the list of requests', async () => {
    await vendor.validate({ seccode: 'x' });
    await get('/ajax.php?gt=a&challenge=b&seccode=secret-text&validate=secret-text');
    const requests = await vendor.control.read<{ path: string }[]>('/providers/geetest/requests');
    expect(requests).toHaveLength(2);
    expect(JSON.stringify(requests)).not.toContain('secret-text');
  });
});

describe('an injected fault', () => {
  const fail = (fault: object) => vendor.control.send('POST', '/providers/geetest/faults', { count: 1, ...fault });

  it('of mode status speaks as the call does that it meets', async () => {
    await fail({ match: 'register.php', mode: 'status', status: '01' });
    expect(await vendor.json('/register.php', { json_format: '1' })).toEqual({ challenge: '0' });
    const { seccode } = await vendor.solve(await vendor.register());
    await fail({ match: 'validate.php', mode: 'status', status: '00' });
    expect(await vendor.validate({ seccode })).toBe('false');
    expect(await vendor.validate({ seccode })).toBe(md5(seccode));
    await fail({ match: 'get.php', mode: 'status', status: '01' });
    expect(await vendor.json('/get.php')).toMatchObject({ status: 'error', error_code: 'error_01' });
  });
});
