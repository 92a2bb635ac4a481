/** The v4 data source against a vendor that says what it is told to; and what both generations share. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientInitiatedAnswer, IssuedCaptcha } from '../../../src/datasources/capabilities.js';
import { v4Rejection } from '../../../src/datasources/geetest/errors.js';
import { caller, type ScriptedGeetest, serverInitiatedAnswer, startGeetest, V4_ID } from './scriptedGeetest.js';
import { ID, LOTS, V4_KEY } from './vectors.js';

const [[LOT, SIGNATURE]] = LOTS;
const GOOD: ClientInitiatedAnswer = {
  kind: 'clientInitiated',
  lotNumber: LOT,
  captchaOutput: 'a+b/c=',
  passToken: 'pass',
  genTime: '1700000000',
};
const PASS = { status: 'success', result: 'success', reason: '', captcha_args: { lot_number: LOT } };

let scripted: ScriptedGeetest;
let issued: IssuedCaptcha;
beforeEach(async () => {
  scripted = await startGeetest();
  issued = await scripted.captcha.create({ kind: 'clientInitiated' }, caller);
});
afterEach(() => scripted.close());

const verify = (answer: ClientInitiatedAnswer = GOOD) => scripted.captcha.verify(issued, answer, caller);

describe('a client-initiated challenge', () => {
  it('needs no call', () => {
    const scriptUrl = `${scripted.vendor.url}/gt4.js`;
    expect(issued).toEqual({ kind: 'clientInitiated', siteKey: V4_ID, scriptUrl, lifetimeSeconds: 600 });
    expect(scripted.vendor.received).toEqual([]);
  });
});

describe('a client-initiated answer', () => {
  it.each(LOTS)('for lot %s is redeemed with the signature %s', async (lotNumber, signature) => {
    scripted.reply(PASS);
    expect(await verify({ ...GOOD, lotNumber })).toEqual({ passed: true, mode: 'online' });
    const [request] = scripted.vendor.received;
    expect(request).toMatchObject({ method: 'POST', path: `/validate?captcha_id=${V4_ID}` });
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      lot_number: lotNumber,
      captcha_output: GOOD.captchaOutput,
      pass_token: GOOD.passToken,
      gen_time: GOOD.genTime,
      sign_token: signature,
    });
  });

  it.each([
    ['pass_token expire', 'EXPIRED'],
    ['pass_token error', 'REFUSED'],
    ['', 'REFUSED'],
    [undefined, 'REFUSED'],
  ])('that failed for the reason %j is %s', async (reason, expected) => {
    scripted.reply({ ...PASS, result: 'fail', reason });
    expect(await verify()).toEqual({ passed: false, reason: expected });
  });

  it.each([
    ['an empty lot number', { lotNumber: '' }],
    ['a blank output', { captchaOutput: ' ' }],
    ['no pass token', { passToken: undefined as unknown as string }],
    ['an output of megabytes', { captchaOutput: 'a'.repeat(1 << 20) }],
    ['a time of letters', { genTime: '17e8' }],
    ['a negative time', { genTime: '-1' }],
    ['a time that is a number', { genTime: 1700000000 as unknown as string }],
  ])('with %s is MALFORMED without a call', async (_what, change) => {
    expect(await verify({ ...GOOD, ...change })).toEqual({ passed: false, reason: 'MALFORMED' });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('is MALFORMED when it is of the other kind, FOREIGN when the site has another id by now', async () => {
    const other = serverInitiatedAnswer('a', 'b');
    expect(await scripted.captcha.verify(issued, other, caller)).toEqual({ passed: false, reason: 'MALFORMED' });
    const moved = await scripted.captcha.verify({ ...issued, siteKey: ID } as IssuedCaptcha, GOOD, caller);
    expect(moved).toEqual({ passed: false, reason: 'FOREIGN' });
  });

  it.each([
    ['an empty object', {}, 200, 'BAD_REPLY'],
    ['success without a result', { status: 'success' }, 200, 'BAD_REPLY'],
    ['a result without a status', { result: 'success' }, 200, 'BAD_REPLY'],
    ['an error with a result', { status: 'error', result: 'success', code: '-50101' }, 200, 'REFUSED'],
    ['an error without a code', { status: 'error', msg: 'secret-of-the-vendor' }, 200, 'BAD_REPLY'],
    ['a code of words', { status: 'error', code: 'secret-of-the-vendor' }, 200, 'BAD_REPLY'],
    ['a page', '<html>secret-of-the-vendor</html>', 200, 'BAD_REPLY'],
    ['a pass with another status', PASS, 201, 'BAD_REPLY'],
    ['that it is forbidden', '', 403, 'FORBIDDEN'],
    ['that it is broken', PASS, 503, 'UNAVAILABLE'],
    ['its own fault', { status: 'error', code: '-50000' }, 200, 'UNAVAILABLE'],
  ])('has no verdict when the vendor answers %s', async (_what, body, status, code) => {
    scripted.reply(body, status);
    const error = await verify().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ProviderError', provider: 'geetest', code });
    const told = `${JSON.stringify(error)}${String(error)}${scripted.log()}`;
    for (const secret of ['secret-of-the-vendor', V4_KEY, SIGNATURE, LOT]) expect(told).not.toContain(secret);
  });

  it('has no verdict when the vendor hangs or hangs up, and is never sent twice', async () => {
    await scripted.close();
    scripted = await startGeetest({ timeoutMs: 500 });
    scripted.vendor.script = () => undefined;
    await expect(verify()).rejects.toMatchObject({ code: 'TIMEOUT' });
    scripted.vendor.script = (_request, response) => void response.socket?.destroy();
    await expect(verify()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.vendor.received).toHaveLength(2);
  });
});

/** The vendor's table, written down a second time on purpose. */
const VERDICTS = {
  MALFORMED: ['-50002', '-50005', '-50302', '-50303'],
  EXPIRED: ['-50301', '-50305'],
  REFUSED: ['-50003', '-50304', '-50306', '-50307', '-50308'],
};
const ERRORS = {
  UNAVAILABLE: ['-50000'],
  REFUSED: ['-50001', '-50004', '-50101', '-50102', '-50103', '-50104', '-50105', '-1', '60000'],
};

describe('the error table', () => {
  it.each(Object.entries(VERDICTS))('makes the verdict %s of %o', (verdict, codes) => {
    for (const code of codes) expect([code, v4Rejection(code)]).toEqual([code, verdict]);
  });

  it.each(Object.entries(ERRORS))('makes the error %s of %o', (expected, codes) => {
    for (const code of codes) {
      expect(() => v4Rejection(code)).toThrow(expect.objectContaining({ code: expected, providerCode: code }));
    }
  });

  it('takes a code that is a number as well', async () => {
    scripted.reply({ status: 'error', code: -50005 });
    expect(await verify()).toEqual({ passed: false, reason: 'MALFORMED' });
  });
});

describe('a generation without credentials', () => {
  const without = async (settings: Parameters<typeof startGeetest>[0]) => {
    await scripted.close();
    scripted = await startGeetest(settings);
    return scripted;
  };

  it('is not offered', async () => {
    expect([...scripted.captcha.kinds]).toEqual(['serverInitiated', 'clientInitiated']);
    const { captcha } = await without({ v4Id: undefined, v4Key: undefined });
    expect([...captcha.kinds]).toEqual(['serverInitiated']);
    const refused = { code: 'NOT_CONFIGURED' };
    await expect(captcha.create({ kind: 'clientInitiated' }, caller)).rejects.toMatchObject(refused);
    await expect(verify()).rejects.toMatchObject(refused);
  });

  it('has no advice either', async () => {
    const { captcha } = await without({ id: undefined, key: undefined });
    expect([...captcha.kinds]).toEqual(['clientInitiated']);
    const refused = { code: 'NOT_CONFIGURED' };
    await expect(captcha.create({ kind: 'serverInitiated' }, caller)).rejects.toMatchObject(refused);
    await expect(captcha.advisedMode?.()).rejects.toMatchObject(refused);
  });

  it('is not probed', async () => {
    const { geetest, vendor } = await without({ id: undefined, key: undefined });
    scripted.reply({ status: 'error', code: '-50301' });
    await geetest.probe.probe();
    expect(vendor.received.map(({ path }) => path)).toEqual([`/validate?captcha_id=${V4_ID}`]);
  });
});

describe('the probe', () => {
  const answers = { v3: '', v4: '' };
  beforeEach(() => {
    answers.v3 = 'geetest_0({"status":"success","data":{"type":"fullpage"}})';
    answers.v4 = '{"status":"error","code":"-50301"}';
    scripted.vendor.script = ({ path }, response) =>
      void response.end(path.startsWith('/gettype.php?') ? answers.v3 : answers.v4);
  });

  it('asks both generations for something without effect', async () => {
    await scripted.geetest.probe.probe();
    answers.v3 = 'geetest_0({"type":"fullpage"});';
    await scripted.geetest.probe.probe();
    expect(scripted.vendor.received.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(/register/));
  });

  it.each([
    ['v3', 'geetest_0({"status":"error","error_code":"error_32"})', 'REFUSED'],
    ['v3', '<html>', 'BAD_REPLY'],
    ['v3', 'geetest_0(', 'BAD_REPLY'],
    ['v4', '{"status":"error","code":"-50103"}', 'REFUSED'],
    ['v4', '<html>', 'BAD_REPLY'],
  ] as const)('fails when %s answers %s', async (generation, answer, code) => {
    answers[generation] = answer;
    await expect(scripted.geetest.probe.probe()).rejects.toMatchObject({ code });
  });

  it('fails when nobody is there', async () => {
    scripted.reply('', 503);
    await expect(scripted.geetest.probe.probe()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
