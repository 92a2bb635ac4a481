import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const read = async (path: string) =>
  (await (await fetch(`${vendor.v4.baseUrl}${path}`)).json()) as { status: string; data: Record<string, string> };

const passed = { status: 'success', result: 'success', reason: '' };
const failed = (reason: string) => ({ status: 'success', result: 'fail', reason });
const refused = (code: string) => ({ status: 'error', code, desc: { type: 'defined error' } });

describe('validate', () => {
  it('accepts a pass once', async () => {
    const pass = await vendor.solveV4();
    expect(pass).toEqual({
      lot_number: expect.stringMatching(/^[0-9a-f]{32}$/),
      captcha_output: expect.any(String),
      pass_token: expect.any(String),
      gen_time: expect.stringMatching(/^\d{10}$/),
    });
    expect(await vendor.validateV4(pass)).toMatchObject({ ...passed, captcha_args: { lot_number: pass.lot_number } });
    expect(await vendor.validateV4(pass)).toMatchObject(failed('pass_token expire'));
  });

  it('takes everything from the query, by GET and by an empty POST', async () => {
    for (const method of ['GET', 'POST']) {
      const pass = await vendor.solveV4();
      const sign_token = createHmac('sha256', vendor.v4.captchaKey).update(pass.lot_number).digest('hex');
      const query = new URLSearchParams({ captcha_id: vendor.v4.captchaId, ...pass, sign_token });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(`${vendor.v4.baseUrl}/validate?${query}`, { method, headers });
      expect(await answer.json()).toMatchObject(passed);
    }
  });

  it.each([
    ['pass_token', 'x'],
    ['captcha_output', 'x'],
    ['gen_time', '1'],
  ])('fails a pass whose %s was changed', async (name, value) => {
    const pass = await vendor.solveV4();
    expect(await vendor.validateV4({ ...pass, [name]: value })).toMatchObject(failed('pass_token error'));
    expect(await vendor.validateV4(pass)).toMatchObject(passed);
  });

  it.each([
    ['captcha_id', '', '-50101'],
    ['captcha_id', 'short', '-50102'],
    ['captcha_id', 'ffffeeeeddddccccbbbbaaaa99998888', '-50103'],
    ['lot_number', '', '-50302'],
    ['lot_number', '流水号-1', '-50303'],
    ['lot_number', 'f'.repeat(32), '-50301'],
    ['gen_time', 'soon', '-50005'],
    ['sign_token', 'f'.repeat(64), '-50304'],
    ['sign_token', '', '-50304'],
  ])('answers to %s %j the code %s', async (name, value, code) => {
    const pass = await vendor.solveV4();
    expect(await vendor.validateV4({ ...pass, [name]: value })).toMatchObject(refused(code));
  });

  it('refuses a lot of ten minutes ago', async () => {
    const pass = await vendor.solveV4();
    await vendor.control.advance(600);
    expect(await vendor.validateV4(pass)).toMatchObject(refused('-50305'));
  });

  it('answers the code that a test injects', async () => {
    await vendor.control.send('POST', '/providers/geetest/faults', { count: 1, mode: 'status', status: '-50000' });
    expect(await vendor.validateV4(await vendor.solveV4())).toMatchObject({
      ...refused('-50000'),
      msg: 'runtime error',
    });
  });
});

describe('the widget’s calls', () => {
  const query = (parameters: Record<string, string>) =>
    new URLSearchParams({ captcha_id: vendor.v4.captchaId, ...parameters });

  async function load() {
    const { lot_number, payload, process_token } = (await read(`/load?${query({})}`)).data;
    return { lot_number: String(lot_number), payload: String(payload), process_token: String(process_token) };
  }

  it('lead from a lot to a pass', async () => {
    const lot = await load();
    expect(await read(`/verify?${query({ ...lot, w: 'wrong' })}`)).toMatchObject({ data: { result: 'fail' } });
    const { data } = await read(`/verify?${query(lot)}`);
    const { captcha_id, ...pass } = data.seccode as unknown as Record<string, string>;
    expect(captcha_id).toBe(vendor.v4.captchaId);
    expect(await vendor.validateV4(pass)).toMatchObject(passed);
  });

  it('hold a lot to its tokens', async () => {
    const lot = await load();
    const verify = (change: object) => read(`/verify?${query({ ...lot, ...change })}`);
    expect(await verify({ process_token: 'x' })).toMatchObject(refused('-50306'));
    expect(await verify({ payload: 'x' })).toMatchObject(refused('-50307'));
    expect(await verify({ lot_number: 'f'.repeat(32) })).toMatchObject(refused('-50301'));
    expect(await verify({})).toMatchObject({ status: 'success' });
    expect(await verify({})).toMatchObject(refused('-50308'));
    expect(await read('/load?captcha_id=')).toMatchObject(refused('-50101'));
  });
});
