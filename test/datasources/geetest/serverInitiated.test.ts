/** The v3 data source against a vendor that says what it is told to. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendJson } from '../transport/scriptedVendor.js';
import {
  caller,
  createServerInitiated,
  type ScriptedGeetest,
  serverInitiatedAnswer,
  startGeetest,
} from './scriptedGeetest.js';
import { ACCEPTED, DERIVED, ID, KEY, ORIGIN, SIMPLE, SLIDE, THREE_PART } from './vectors.js';

const [[, CHALLENGE, PROOF]] = DERIVED;
const [[SECCODE, ACCEPTANCE]] = ACCEPTED;
const GOOD = serverInitiatedAnswer(CHALLENGE, PROOF);

let scripted: ScriptedGeetest;
beforeEach(async () => {
  scripted = await startGeetest();
});
afterEach(() => scripted.close());

const received = (at = 0) => scripted.vendor.received[at];
const query = (at = 0) => Object.fromEntries(new URL(`http://vendor${received(at)?.path}`).searchParams);
const form = (at = 0) => Object.fromEntries(new URLSearchParams(received(at)?.body));

async function restart(settings: Parameters<typeof startGeetest>[0]): Promise<void> {
  await scripted.close();
  scripted = await startGeetest(settings);
}

async function online(visitor?: string) {
  scripted.reply({ challenge: ORIGIN });
  const issued = await createServerInitiated(scripted.captcha, visitor);
  scripted.vendor.received.length = 0;
  return issued;
}

async function offline() {
  scripted.reply('', 500);
  const issued = await createServerInitiated(scripted.captcha);
  scripted.vendor.received.length = 0;
  return issued;
}

describe('a challenge', () => {
  it('is registered with the vendor and derived from what it says', async () => {
    scripted.reply({ challenge: ORIGIN });
    expect(await createServerInitiated(scripted.captcha, 'visitor & co')).toEqual({
      kind: 'serverInitiated',
      siteKey: ID,
      challenge: CHALLENGE,
      mode: 'online',
      outage: null,
      newWidget: true,
      scriptUrl: `${scripted.vendor.url}/gt.js`,
      apiServer: new URL(scripted.vendor.url).host,
      rule: 'md5',
      visitor: 'visitor & co',
      lifetimeSeconds: 600,
    });
    expect(received()).toMatchObject({ method: 'GET', path: expect.stringMatching(/^\/register\.php\?/) });
    expect(query()).toEqual({
      gt: ID,
      json_format: '1',
      digestmod: 'md5',
      sdk: 'menshen',
      client_type: 'unknown',
      ip_address: caller.address,
      user_id: 'visitor & co',
    });
  });

  it.each(DERIVED)('is derived by %s where that is set', async (digest, challenge) => {
    await restart({ digest });
    scripted.reply({ challenge: ORIGIN });
    expect(await createServerInitiated(scripted.captcha)).toMatchObject({ challenge, mode: 'online', rule: digest });
    expect(query().digestmod).toBe(digest);
    expect(query()).not.toHaveProperty('user_id');
  });

  it('is read from bare text too', async () => {
    for (const text of [ORIGIN, '12345678901234567890123456789012']) {
      scripted.reply(text);
      expect(await createServerInitiated(scripted.captcha)).toMatchObject({ mode: 'online' });
    }
  });

  it.each([
    ['a zero', { challenge: '0' }, 200, 'BAD_REPLY'],
    ['a bare zero', '0', 200, 'BAD_REPLY'],
    ['nothing', '', 200, 'BAD_REPLY'],
    ['no challenge', {}, 200, 'BAD_REPLY'],
    ['no text', { challenge: 42 }, 200, 'BAD_REPLY'],
    ['33 characters', { challenge: `${ORIGIN}0` }, 200, 'BAD_REPLY'],
    ['upper case', { challenge: ORIGIN.toUpperCase() }, 200, 'BAD_REPLY'],
    ['a page', '<html>secret-of-the-vendor</html>', 200, 'BAD_REPLY'],
    ['a challenge with another status', { challenge: ORIGIN }, 201, 'BAD_REPLY'],
    ['that the id is wrong', '', 403, 'FORBIDDEN'],
    ['that this is too much', '', 429, 'TOO_FREQUENT'],
    ['that it is broken', 'oops', 502, 'UNAVAILABLE'],
  ])('is an offline one when the vendor answers %s', async (_what, body, status, outage) => {
    scripted.reply(body, status);
    const issued = await createServerInitiated(scripted.captcha);
    expect(issued).toMatchObject({ mode: 'offline', outage, rule: 'md5', siteKey: ID, lifetimeSeconds: 180 });
    expect(issued.challenge).toMatch(/^[0-9a-f]{34}$/);
    expect(scripted.log()).toContain(outage);
    expect(scripted.log()).not.toContain('secret-of-the-vendor');
  });

  it('is an offline one when the vendor hangs, after one try', async () => {
    await restart({ timeoutMs: 500 });
    scripted.vendor.script = () => undefined;
    expect(await createServerInitiated(scripted.captcha)).toMatchObject({ mode: 'offline', outage: 'TIMEOUT' });
    expect(scripted.vendor.received).toHaveLength(1);
  });

  it('is asked for once more when the connection breaks', async () => {
    scripted.vendor.script = (_request, response) => {
      if (scripted.vendor.received.length === 1) response.socket?.destroy();
      else sendJson(response, { challenge: ORIGIN });
    };
    expect(await createServerInitiated(scripted.captcha)).toMatchObject({ mode: 'online' });
  });

  it('is an offline one without any call when that is asked for', async () => {
    const issued = await scripted.captcha.create({ kind: 'serverInitiated', offline: true }, caller);
    expect(issued).toMatchObject({ mode: 'offline', outage: 'ASKED_FOR' });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('names the rule that will judge it offline', async () => {
    await restart({ newCaptcha: false });
    expect(await offline()).toMatchObject({ newWidget: false, rule: 'three-part' });
    await restart({ newCaptcha: false, offlineRule: 'nonblank' });
    expect(await offline()).toMatchObject({ rule: 'nonblank' });
  });

  it('survives its way through a store, and holds no secret', async () => {
    for (const issued of [await online('visitor'), await offline()]) {
      const text = JSON.stringify(issued);
      expect(JSON.parse(text)).toEqual(issued);
      expect(text).not.toContain(KEY);
      expect(text).not.toContain(ORIGIN);
    }
  });
});

describe('an answer to an online challenge', () => {
  it('is redeemed with the vendor', async () => {
    const issued = await online('visitor');
    scripted.reply({ seccode: ACCEPTANCE });
    expect(await scripted.captcha.verify(issued, GOOD, caller)).toEqual({ passed: true, mode: 'online' });
    expect(received()).toMatchObject({ method: 'POST', path: '/validate.php' });
    expect(received()?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(form()).toEqual({
      seccode: SECCODE,
      challenge: CHALLENGE,
      captchaid: ID,
      json_format: '1',
      timestamp: expect.stringMatching(/^\d{10}$/),
      sdk: 'menshen',
      client_type: 'unknown',
      ip_address: caller.address,
      user_id: 'visitor',
    });
    expect(received()?.body).not.toContain(KEY);
  });

  it('may carry the two characters of a slide', async () => {
    const issued = await online();
    scripted.reply({ seccode: SLIDE.answer });
    const answer = serverInitiatedAnswer(SLIDE.challenge, SLIDE.proof);
    expect(await scripted.captcha.verify(issued, answer, caller)).toEqual({ passed: true, mode: 'online' });
    expect(form().challenge).toBe(SLIDE.challenge);
  });

  it('takes any seccode for opaque, in UTF-8', async () => {
    const issued = await online();
    const [, , [seccode, acceptance]] = ACCEPTED;
    scripted.reply({ seccode: acceptance });
    const answer = serverInitiatedAnswer(CHALLENGE, PROOF, seccode);
    expect(await scripted.captcha.verify(issued, answer, caller)).toMatchObject({ passed: true });
    expect(form().seccode).toBe(seccode);
  });

  it.each(DERIVED.slice(1))('is judged by the vendor alone where the digest is %s', async (digest, challenge) => {
    await restart({ digest });
    const issued = await online();
    scripted.reply({ seccode: ACCEPTANCE });
    const answer = serverInitiatedAnswer(challenge, 'of a rule that nobody knows', SECCODE);
    expect(await scripted.captcha.verify(issued, answer, caller)).toMatchObject({ passed: true });
    scripted.reply({ seccode: 'false' });
    expect(await scripted.captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'REFUSED' });
  });

  it('is judged by the digest of its creation, whatever is set now', async () => {
    const issued = await online();
    await restart({ digest: 'hmac-sha256' });
    const answer = serverInitiatedAnswer(CHALLENGE, SLIDE.proof);
    expect(await scripted.captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason: 'FORGED' });
  });

  it.each([
    ['another challenge', serverInitiatedAnswer(SIMPLE[4][0], PROOF), 'FOREIGN'],
    ['a longer challenge', serverInitiatedAnswer(`${CHALLENGE}abc`, PROOF), 'FOREIGN'],
    ['one character more', serverInitiatedAnswer(`${CHALLENGE}a`, PROOF), 'FOREIGN'],
    ['two odd characters more', serverInitiatedAnswer(`${CHALLENGE}A-`, PROOF), 'FOREIGN'],
    ['a shorter challenge', serverInitiatedAnswer(CHALLENGE.slice(0, 30), PROOF), 'FOREIGN'],
    ['a changed proof', serverInitiatedAnswer(CHALLENGE, `${PROOF.slice(0, -1)}0`), 'FORGED'],
    ['an upper-case proof', serverInitiatedAnswer(CHALLENGE, PROOF.toUpperCase()), 'FORGED'],
    ['the proof of the page’s offline script', serverInitiatedAnswer(CHALLENGE, SIMPLE[0][1]), 'FORGED'],
    ['a proof in three parts', serverInitiatedAnswer(CHALLENGE, THREE_PART[0][3]), 'FORGED'],
    ['a blank challenge', serverInitiatedAnswer(' ', PROOF), 'MALFORMED'],
    ['an empty proof', serverInitiatedAnswer(CHALLENGE, ''), 'MALFORMED'],
    ['a blank seccode', serverInitiatedAnswer(CHALLENGE, PROOF, ' \t'), 'MALFORMED'],
    ['a challenge of 67 characters', serverInitiatedAnswer('a'.repeat(67), PROOF), 'MALFORMED'],
    ['a proof of 303 characters', serverInitiatedAnswer(CHALLENGE, 'a'.repeat(303)), 'MALFORMED'],
    ['a seccode of 129 characters', serverInitiatedAnswer(CHALLENGE, PROOF, 'a'.repeat(129)), 'MALFORMED'],
    ['an object for a text', { ...GOOD, validate: { length: 3 } as unknown as string }, 'MALFORMED'],
    [
      'the other kind',
      { kind: 'clientInitiated', lotNumber: 'a', captchaOutput: 'b', passToken: 'c', genTime: '1' },
      'MALFORMED',
    ],
  ] as const)('with %s is turned down without a call', async (_what, answer, reason) => {
    const issued = await online();
    expect(await scripted.captcha.verify(issued, answer, caller)).toEqual({ passed: false, reason });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('is FOREIGN where the site has another id by now', async () => {
    const issued = { ...(await online()), siteKey: 'another' };
    expect(await scripted.captcha.verify(issued, GOOD, caller)).toEqual({ passed: false, reason: 'FOREIGN' });
  });

  it.each([
    ['a text in JSON', { seccode: 'false' }],
    ['a boolean', { seccode: false }],
    ['bare text', 'false'],
  ])('is REFUSED when the vendor says false as %s', async (_what, body) => {
    const issued = await online();
    scripted.reply(body);
    expect(await scripted.captcha.verify(issued, GOOD, caller)).toEqual({ passed: false, reason: 'REFUSED' });
  });

  it('passes by bare text too', async () => {
    const issued = await online();
    scripted.reply(ACCEPTANCE);
    expect(await scripted.captcha.verify(issued, GOOD, caller)).toMatchObject({ passed: true });
  });

  it.each([
    ['an acceptance of another seccode', { seccode: SLIDE.answer }, 200, 'BAD_REPLY'],
    ['the seccode itself', { seccode: SECCODE }, 200, 'BAD_REPLY'],
    ['true', { seccode: 'true' }, 200, 'BAD_REPLY'],
    ['nothing', {}, 200, 'BAD_REPLY'],
    ['an empty text', { seccode: '' }, 200, 'BAD_REPLY'],
    ['a page', '<html>secret-of-the-vendor</html>', 200, 'BAD_REPLY'],
    ['a digest of nothing asked', SLIDE.answer, 200, 'BAD_REPLY'],
    ['acceptance with another status', { seccode: ACCEPTANCE }, 302, 'BAD_REPLY'],
    ['that the id is wrong', '', 403, 'FORBIDDEN'],
    ['that it is broken', { seccode: ACCEPTANCE }, 500, 'UNAVAILABLE'],
  ])('has no verdict when the vendor answers %s', async (_what, body, status, code) => {
    const issued = await online();
    scripted.reply(body, status);
    const error = await scripted.captcha.verify(issued, GOOD, caller).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ProviderError', provider: 'geetest', code });
    const told = `${JSON.stringify(error)}${String(error)}${scripted.log()}`;
    for (const secret of ['secret-of-the-vendor', KEY, SECCODE, PROOF]) expect(told).not.toContain(secret);
  });

  it('has no verdict when the vendor hangs or hangs up, and is never sent twice', async () => {
    await restart({ timeoutMs: 500 });
    const issued = await online();
    scripted.vendor.script = () => undefined;
    await expect(scripted.captcha.verify(issued, GOOD, caller)).rejects.toMatchObject({ code: 'TIMEOUT' });
    scripted.vendor.script = (_request, response) => void response.socket?.destroy();
    await expect(scripted.captcha.verify(issued, GOOD, caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.vendor.received).toHaveLength(2);
  });
});

describe('an answer to an offline challenge', () => {
  const stored = { kind: 'serverInitiated', siteKey: ID, mode: 'offline', outage: 'TIMEOUT', newWidget: true } as const;
  const issuedAs = (challenge: string, rule: string) =>
    ({ ...stored, challenge, rule, visitor: null, lifetimeSeconds: 180, scriptUrl: '', apiServer: '' }) as const;

  it.each(SIMPLE)('passes for %s with %s', async (challenge, proof) => {
    const verdict = await scripted.captcha.verify(
      issuedAs(challenge, 'md5'),
      serverInitiatedAnswer(challenge, proof),
      caller,
    );
    expect(verdict).toEqual({ passed: true, mode: 'offline' });
    expect(scripted.vendor.received).toEqual([]);
  });

  it.each(THREE_PART)('for %s with %i %i %s passes: %s', async (challenge, _background, _group, proof, passes) => {
    const answer = serverInitiatedAnswer(challenge, proof);
    const verdict = await scripted.captcha.verify(issuedAs(challenge, 'three-part'), answer, caller);
    expect(verdict).toEqual(passes ? { passed: true, mode: 'offline' } : { passed: false, reason: 'REFUSED' });
  });

  it('passes with anything under the rule nonblank, but for blanks', async () => {
    const issued = issuedAs(SIMPLE[0][0], 'nonblank');
    const verify = (ticket: string) =>
      scripted.captcha.verify(issued, serverInitiatedAnswer(issued.challenge, 'x', ticket), caller);
    expect(await verify('y')).toEqual({ passed: true, mode: 'offline' });
    expect(await verify(' ')).toEqual({ passed: false, reason: 'MALFORMED' });
  });

  it('is judged by the rule of its creation, whatever is set now', async () => {
    await restart({ offlineRule: 'nonblank' });
    const [challenge] = SIMPLE[0];
    const verdict = await scripted.captcha.verify(
      issuedAs(challenge, 'md5'),
      serverInitiatedAnswer(challenge, 'x'),
      caller,
    );
    expect(verdict).toEqual({ passed: false, reason: 'REFUSED' });
  });

  it('is FOREIGN when it answers another challenge, however well', async () => {
    const [[challenge], [other, proof]] = SIMPLE;
    const verify = (given: string) =>
      scripted.captcha.verify(issuedAs(challenge, 'md5'), serverInitiatedAnswer(given, proof), caller);
    expect(await verify(other)).toEqual({ passed: false, reason: 'FOREIGN' });
    expect(await verify(`${challenge}xx`)).toEqual({ passed: false, reason: 'FOREIGN' });
  });

  it('is judged offline although the vendor is back', async () => {
    const issued = await offline();
    scripted.reply({ seccode: ACCEPTANCE });
    const verdict = await scripted.captcha.verify(issued, serverInitiatedAnswer(issued.challenge, PROOF), caller);
    expect(verdict).toEqual({ passed: false, reason: 'REFUSED' });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('fails closed for a rule of another version', async () => {
    const [[challenge, proof]] = SIMPLE;
    for (const issued of [issuedAs(challenge, 'sm3'), { ...issuedAs(challenge, 'sm3'), mode: 'online' } as const]) {
      const verdict = scripted.captcha.verify(issued, serverInitiatedAnswer(challenge, proof), caller);
      await expect(verdict).rejects.toMatchObject({ code: 'NOT_SUPPORTED' });
    }
  });
});
