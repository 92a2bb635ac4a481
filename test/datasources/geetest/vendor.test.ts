/** The data source against the emulator, over HTTP. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Captcha, ClientInitiatedAnswer } from '../../../src/datasources/capabilities.js';
import type { GeetestSettings } from '../../../src/datasources/geetest/config.js';
import { GeetestDataSource } from '../../../src/datasources/geetest/datasource.js';
import geetest from '../../../src/datasources/geetest/index.js';
import { createHttpClients, type HttpClients } from '../../../src/datasources/transport/http.js';
import { type Solution, VendorClient } from './emulator/vendorClient.js';
import { caller, createServerInitiated, serverInitiatedAnswer } from './scriptedGeetest.js';

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
function connect(changes: Partial<GeetestSettings> = {}): GeetestDataSource {
  const { environment } = vendor.emulators;
  const parsed = Object.entries(geetest.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  return new GeetestDataSource({ ...Object.fromEntries(parsed), ...changes }, { http, logger });
}

const answerOf = ({ challenge, validate, seccode }: Solution) => serverInitiatedAnswer(challenge, validate, seccode);
const fail = (fault: object) => vendor.control.send('POST', '/providers/geetest/faults', { count: 1, ...fault });

async function solveClientInitiated(): Promise<ClientInitiatedAnswer> {
  const pass = await vendor.solveV4();
  return {
    kind: 'clientInitiated',
    lotNumber: pass.lot_number,
    captchaOutput: pass.captcha_output,
    passToken: pass.pass_token,
    genTime: pass.gen_time,
  };
}

describe('a server-initiated captcha', () => {
  const verifyOnce = async (captcha: Captcha) => {
    const issued = await createServerInitiated(captcha, 'visitor');
    expect(issued).toMatchObject({ mode: 'online', siteKey: vendor.v3.captchaId });
    const answer = answerOf(await vendor.solve(issued.challenge));
    return { issued, answer, verdict: await captcha.verify(issued, answer, caller) };
  };

  it.each(['md5', 'sha256', 'hmac-sha256'] as const)('passes with the digest %s', async (digest) => {
    const { verdict } = await verifyOnce(connect({ digest }).captcha);
    expect(verdict).toEqual({ passed: true, mode: 'online' });
  });

  it.each(['md5', 'hmac-sha256'] as const)('passes as a slide with the digest %s', async (digest) => {
    await vendor.command('/geetest/settings', { slide: true });
    const { verdict } = await verifyOnce(connect({ digest }).captcha);
    expect(verdict).toEqual({ passed: true, mode: 'online' });
  });

  it('passes once', async () => {
    const { captcha } = connect();
    const { issued, answer } = await verifyOnce(captcha);
    expect(await captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'REFUSED' });
  });

  it('passes on another instance than it was created on', async () => {
    const issued = JSON.parse(JSON.stringify(await createServerInitiated(connect().captcha)));
    const answer = answerOf(await vendor.solve(issued.challenge));
    expect(await connect().captcha.verify(issued, answer, caller)).toMatchObject({ passed: true });
  });

  it('does not pass with the answer to another challenge', async () => {
    const { captcha } = connect();
    const [mine, other] = [await createServerInitiated(captcha), await createServerInitiated(captcha)];
    const foreign = await vendor.solve(other.challenge);
    expect(await captcha.verify(mine, answerOf(foreign), caller)).toEqual({ passed: false, reason: 'FOREIGN' });
    const mixed = answerOf({ ...foreign, challenge: mine.challenge });
    expect(await captcha.verify(mine, mixed, caller)).toEqual({ passed: false, reason: 'FORGED' });
    const own = await vendor.solve(mine.challenge);
    const borrowed = answerOf({ ...own, seccode: foreign.seccode });
    expect(await captcha.verify(mine, borrowed, caller)).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await captcha.verify(mine, answerOf(own), caller)).toMatchObject({ passed: true });
  });

  it('does not pass tampered', async () => {
    const { captcha } = connect();
    const issued = await createServerInitiated(captcha);
    const solution = await vendor.solve(issued.challenge);
    const verify = (change: Partial<Solution>) => captcha.verify(issued, answerOf({ ...solution, ...change }), caller);
    const wrong = '0'.repeat(32);
    expect(await verify({ validate: wrong })).toEqual({ passed: false, reason: 'FORGED' });
    expect(await verify({ seccode: `${wrong}|jordan` })).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await verify({ seccode: solution.validate })).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await verify({ challenge: `${issued.challenge}zz` })).toEqual({ passed: false, reason: 'FORGED' });
  });

  it('does not pass with an offline answer, and not after its time', async () => {
    const { captcha } = connect();
    const issued = await createServerInitiated(captcha);
    const offline = answerOf(await vendor.solve(issued.challenge, { success: false }));
    expect(await captcha.verify(issued, offline, caller)).toEqual({ passed: false, reason: 'FORGED' });
    const answer = answerOf(await vendor.solve(issued.challenge));
    await vendor.control.advance(600);
    expect(await captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'REFUSED' });
  });

  it('does not pass with a wrong key', async () => {
    const issued = await createServerInitiated(connect({ key: 'another' }).captcha);
    await expect(vendor.solve(issued.challenge)).rejects.toThrow('error 23');
  });
});

describe('while the vendor is down', () => {
  it.each([
    ['http500', 'UNAVAILABLE', 2],
    ['drop', 'UNAVAILABLE', 2],
    ['garbage', 'BAD_REPLY', 1],
    ['timeout', 'TIMEOUT', 1],
    ['status', 'BAD_REPLY', 1],
  ])('by %s, a challenge is offline for %s', async (mode, outage, count) => {
    await fail({ match: 'register.php', mode, count, ...(mode === 'status' && { status: '00' }) });
    const { captcha } = connect({ timeoutMs: 1_000 });
    const issued = await createServerInitiated(captcha);
    expect(issued).toMatchObject({ mode: 'offline', outage });
    const answer = answerOf(await vendor.solve(issued.challenge, { success: false }));
    expect(await captcha.verify(issued, answer, caller)).toEqual({ passed: true, mode: 'offline' });
  });

  it('the older widget passes by its own rule', async () => {
    await fail({ match: 'register.php', mode: 'garbage' });
    const { captcha } = connect({ newCaptcha: false });
    const issued = await createServerInitiated(captcha);
    const solve = (newCaptcha: boolean) => vendor.solve(issued.challenge, { success: false, newCaptcha });
    expect(await captcha.verify(issued, answerOf(await solve(true)), caller)).toMatchObject({ passed: false });
    expect(await captcha.verify(issued, answerOf(await solve(false)), caller)).toMatchObject({ mode: 'offline' });
  });

  it.each([
    ['http500', 'UNAVAILABLE'],
    ['drop', 'UNAVAILABLE'],
    ['garbage', 'BAD_REPLY'],
    ['timeout', 'TIMEOUT'],
  ])('by %s, an online answer has no verdict but %s', async (mode, code) => {
    const { captcha } = connect({ timeoutMs: 1_000 });
    const issued = await createServerInitiated(captcha);
    const answer = answerOf(await vendor.solve(issued.challenge));
    await fail({ match: 'validate.php', mode });
    await expect(captcha.verify(issued, answer, caller)).rejects.toMatchObject({ name: 'ProviderError', code });
  });

  it('an account that may not use the digest gets offline challenges', async () => {
    await vendor.command('/geetest/settings', { digestmods: ['md5'] });
    expect(await createServerInitiated(connect({ digest: 'sha256' }).captcha)).toMatchObject({ mode: 'offline' });
  });

  it('so does an id that nobody knows', async () => {
    const issued = await createServerInitiated(connect({ id: 'f'.repeat(32) }).captcha);
    expect(issued).toMatchObject({ mode: 'offline', outage: 'FORBIDDEN' });
  });
});

describe('the advised mode', () => {
  it('follows the vendor', async () => {
    const { captcha } = connect({ timeoutMs: 1_000 });
    expect(await captcha.advisedMode?.()).toBe('online');
    await vendor.command('/geetest/settings', { bypass: 'fail' });
    expect(await captcha.advisedMode?.()).toBe('offline');
    await vendor.control.reset();
    for (const mode of ['http500', 'timeout', 'garbage', 'drop']) {
      await fail({ match: 'bypass_status', mode });
      expect([mode, await captcha.advisedMode?.()]).toEqual([mode, 'offline']);
    }
    expect(await captcha.advisedMode?.()).toBe('online');
  });
});

describe('a client-initiated captcha', () => {
  it('passes once', async () => {
    const { captcha } = connect();
    const issued = await captcha.create({ kind: 'clientInitiated' }, caller);
    const answer = await solveClientInitiated();
    expect(await captcha.verify(issued, answer, caller)).toEqual({ passed: true, mode: 'online' });
    expect(await captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'EXPIRED' });
  });

  it('does not pass tampered, mixed, late or with a wrong key', async () => {
    const { captcha } = connect();
    const issued = await captcha.create({ kind: 'clientInitiated' }, caller);
    const [answer, other] = [await solveClientInitiated(), await solveClientInitiated()];
    const verify = (change: Partial<ClientInitiatedAnswer>) => captcha.verify(issued, { ...answer, ...change }, caller);
    expect(await verify({ passToken: other.passToken })).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await verify({ captchaOutput: other.captchaOutput })).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await verify({ lotNumber: other.lotNumber })).toEqual({ passed: false, reason: 'REFUSED' });
    expect(await verify({ lotNumber: 'f'.repeat(32) })).toEqual({ passed: false, reason: 'EXPIRED' });
    expect(await verify({ lotNumber: 'x' })).toEqual({ passed: false, reason: 'MALFORMED' });
    expect(await verify({ genTime: '1' })).toEqual({ passed: false, reason: 'REFUSED' });
    const wrongKey = connect({ v4Key: 'another' }).captcha;
    expect(await wrongKey.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'REFUSED' });
    await vendor.control.advance(600);
    expect(await verify({})).toEqual({ passed: false, reason: 'EXPIRED' });
  });

  it.each([
    ['http500', 'UNAVAILABLE'],
    ['drop', 'UNAVAILABLE'],
    ['garbage', 'BAD_REPLY'],
    ['timeout', 'TIMEOUT'],
  ])('has no verdict but %2$s while the vendor is down by %s', async (mode, code) => {
    const { captcha } = connect({ timeoutMs: 1_000 });
    const issued = await captcha.create({ kind: 'clientInitiated' }, caller);
    const answer = await solveClientInitiated();
    await fail({ match: '/validate?', mode });
    await expect(captcha.verify(issued, answer, caller)).rejects.toMatchObject({ name: 'ProviderError', code });
  });

  it('throws the vendor’s own fault', async () => {
    const { captcha } = connect();
    const issued = await captcha.create({ kind: 'clientInitiated' }, caller);
    await fail({ match: '/validate?', mode: 'status', status: '-50105' });
    const verdict = captcha.verify(issued, await solveClientInitiated(), caller);
    await expect(verdict).rejects.toMatchObject({ code: 'REFUSED', providerCode: '-50105' });
  });
});

describe('the probe', () => {
  it('passes, and leaves nothing behind', async () => {
    await connect().probe.probe();
    const requests = await vendor.control.read<{ operation: string }[]>('/providers/geetest/requests');
    expect(requests.map(({ operation }) => operation).sort()).toEqual(['GET /gettype.php', 'POST /validate']);
  });

  it('fails for a wrong id of either generation, and for a dead vendor', async () => {
    for (const change of [{ id: 'f'.repeat(32) }, { v4Id: 'f'.repeat(32) }]) {
      await expect(connect(change).probe.probe()).rejects.toMatchObject({ code: 'REFUSED' });
    }
    await fail({ mode: 'http500', count: 4 });
    await expect(connect().probe.probe()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
