import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const codeOf = async (...login: Parameters<VendorClient['login']>) =>
  (await vendor.login(...login)).errors[0]?.message.code;

describe('a password login', () => {
  it('counts, dates and shows no clear text', async () => {
    await vendor.login();
    const { data } = await vendor.login({ clientIp: '203.0.113.7' });
    expect(data?.loginByEmail).toEqual({
      id: SEEDED.id,
      token: expect.stringMatching(/^eyJ/),
      tokenExpiredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
      loginsCount: 2,
      signedUp: expect.stringMatching(/\+00:00$/),
      lastLogin: expect.stringMatching(/\+00:00$/),
      lastIP: '203.0.113.7',
      photo: `${vendor.host}/default-user-avatar.png`,
      password: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it.each([
    ['a wrong password', { password: 'wrong-password' }, 2006],
    ['an unknown user', { email: 'nobody@example.com' }, 2004],
    ['a malformed email', { email: 'nobody' }, 2003],
    ['a blocked user', { email: 'blocked@example.com' }, 2005],
    ['params that are no list', { params: '{}' }, 500],
    ['a context that is no JSON', { context: '{' }, 500],
  ])('answers its own code to %s', async (_name, input, code) => {
    expect(await codeOf(input)).toBe(code);
  });

  it('answers 2016 to a password that is not encrypted', async () => {
    const query = 'mutation { loginByUsername(input: { username: "menshen", password: "Menshen-2026" }) { id } }';
    expect(await vendor.code(query)).toBe(2016);
  });

  it('registers an unknown user when told to', async () => {
    const { data } = await vendor.login({
      email: 'new@example.com',
      autoRegister: true,
      params: '[{"key":"age","value":7}]',
    });
    expect(data?.loginByEmail).toMatchObject({ loginsCount: 1, token: expect.any(String) });
  });
});

describe('the image captcha', () => {
  const captcha = async () => {
    const answer = await vendor.send('GET', '/api/v2/security/captcha?r=1', undefined, {});
    const cookie = String(answer.headers.get('set-cookie')?.split(';')[0]);
    return { cookie, type: answer.headers.get('content-type'), image: await answer.text() };
  };
  const answers = () => vendor.control.read<{ cookie: string; text: string }[]>('/authing/captchas');
  const failThrice = async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) await codeOf({ password: 'wrong-password' });
  };

  it('is an image that belongs to a cookie', async () => {
    const { cookie, type, image } = await captcha();
    expect([cookie.startsWith('authing_session='), type]).toEqual([true, 'image/svg+xml']);
    const [issued] = await answers();
    expect(issued).toMatchObject({ cookie, text: expect.stringMatching(/^\d{4}$/) });
    expect(image).not.toContain(`>${issued?.text}<`);
  });

  it('is asked for after three wrong passwords, and a right answer lets the login go on', async () => {
    await failThrice();
    expect(await codeOf()).toBe(2000);
    const { cookie } = await captcha();
    const text = (await answers())[0]?.text;
    expect(await codeOf({ captchaCode: text })).toBe(2001);
    expect(await codeOf({ captchaCode: 'x' }, { headers: { cookie } })).toBe(2001);
    // The wrong answer has spent that captcha.
    expect(await codeOf({ captchaCode: text }, { headers: { cookie } })).toBe(2001);
    const again = await captcha();
    const right = (await answers())[0]?.text;
    expect(await codeOf({ captchaCode: right }, { headers: { cookie: again.cookie } })).toBeUndefined();
    expect(await codeOf()).toBeUndefined();
  });

  it('stands before the question whether a user exists', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await codeOf({ email: 'nobody@example.com' })).toBe(2004);
    expect(await codeOf({ email: 'nobody@example.com' })).toBe(2000);
  });

  it('is forgotten after five minutes, and expires', async () => {
    await failThrice();
    const { cookie } = await captcha();
    const text = (await answers())[0]?.text;
    await vendor.control.advance(200);
    expect(await codeOf({ password: 'wrong-password', captchaCode: text }, { headers: { cookie } })).toBe(2006);
    await vendor.control.advance(299);
    expect(await codeOf()).toBeUndefined();
  });
});

describe('a second factor', () => {
  const pair = async (token: string) => {
    const { data } = await vendor.rest('POST', '/api/v2/mfa/totp/associate', { authenticatorType: 'totp' }, { token });
    return data as unknown as { secret: string; recovery_code: string; qrcode_uri: string; qrcode_data_url: string };
  };
  const confirm = async (token: string, totp: string) =>
    vendor.send('POST', '/api/v2/mfa/totp/associate/confirm', JSON.stringify({ totp }), { token });

  async function paired() {
    const token = await vendor.userToken();
    const pairing = await pair(token);
    await confirm(token, await vendor.control.totp(pairing.secret));
    return { token, pairing };
  }

  it('is asked for with exactly the documented data', async () => {
    await paired();
    const { data, errors } = await vendor.login();
    expect(data).toEqual({ loginByEmail: null });
    expect(errors[0]).toMatchObject({ message: { code: 1635 }, path: ['loginByEmail'] });
    expect(errors[0]?.message.data).toEqual({
      mfaToken: expect.stringMatching(/^eyJ/),
      nickname: null,
      email: SEEDED.email,
      username: SEEDED.username,
      avatar: `${vendor.host}/default-user-avatar.png`,
    });
  });

  it('is not asked for while the pairing is unconfirmed, and a wrong confirmation is HTTP 400', async () => {
    const token = await vendor.userToken();
    const pairing = await pair(token);
    expect(pairing.qrcode_uri).toContain(`secret=${pairing.secret}&period=30&digits=6&algorithm=SHA1`);
    expect(pairing.qrcode_data_url).toMatch(/^data:image\/png;base64,/);
    const refused = await confirm(token, '12');
    expect([refused.status, await refused.json()]).toMatchObject([400, { code: 400 }]);
    expect(await codeOf()).toBeUndefined();
  });

  it('cannot be replaced with the first factor alone', async () => {
    await paired();
    const mfaToken = (await vendor.login()).errors[0]?.message.data?.mfaToken as string;
    expect(await vendor.rest('POST', '/api/v2/mfa/totp/associate', {}, { token: mfaToken })).toMatchObject({
      code: 500,
    });
    expect(await vendor.rest('DELETE', '/api/v2/mfa/totp/associate', undefined, { token: mfaToken })).toMatchObject({
      code: 2020,
    });
    expect(await vendor.rest('GET', '/api/v2/users/me', undefined, { token: mfaToken })).toMatchObject({ code: 2020 });
  });

  it('finishes the login, within six minutes', async () => {
    const { pairing, token } = await paired();
    const mfaToken = (await vendor.login()).errors[0]?.message.data?.mfaToken as string;
    const verify = async (bearer: string) =>
      vendor.rest(
        'POST',
        '/api/v2/mfa/totp/verify',
        { totp: await vendor.control.totp(pairing.secret) },
        { token: bearer },
      );
    expect(await verify(token)).toMatchObject({ code: 2020 });
    expect(await verify(mfaToken)).toMatchObject({ code: 200, data: { id: SEEDED.id, loginsCount: 2 } });
    await vendor.control.advance(360);
    expect(await verify(mfaToken)).toMatchObject({ code: 2020 });
  });

  it('falls to a recovery code, which is then replaced', async () => {
    const { pairing } = await paired();
    const mfaToken = (await vendor.login()).errors[0]?.message.data?.mfaToken as string;
    const recover = (recoveryCode: unknown) =>
      vendor.rest('POST', '/api/v2/mfa/totp/recovery', { recoveryCode }, { token: mfaToken });
    expect(await recover('0000-0000')).toMatchObject({ code: 6002 });
    const first = await recover(pairing.recovery_code);
    expect(first).toMatchObject({ code: 200, data: { id: SEEDED.id }, recoveryCode: expect.any(String) });
    expect(await recover(pairing.recovery_code)).toMatchObject({ code: 6002 });
    expect(await recover(first.recoveryCode)).toMatchObject({ code: 200 });
  });
});

describe('a forced password change', () => {
  it('comes at the first login of a user made so, and its token works once', async () => {
    const token = await vendor.managementToken();
    const userInfo = { email: 'made@example.com', password: vendor.encrypt('given-1') };
    const create =
      'mutation ($u: CreateUserInput!) { createUser(userInfo: $u, resetPasswordOnFirstLogin: true) { id } }';
    expect(await vendor.code(create, { u: userInfo }, { token })).toBeUndefined();
    const demand = (await vendor.login({ email: userInfo.email, password: 'given-1' })).errors[0]?.message;
    expect(demand).toMatchObject({ code: 1639, data: { token: expect.any(String) } });
    const change =
      'mutation ($t: String!, $p: String!) { resetPasswordByFirstLoginToken(token: $t, password: $p) { code } }';
    const variables = { t: demand?.data?.token, p: vendor.encrypt('chosen-2') };
    expect(await vendor.code(change, variables)).toBeUndefined();
    expect(await vendor.code(change, variables)).toBe(500);
    expect(await codeOf({ email: userInfo.email, password: 'chosen-2' })).toBeUndefined();
  });

  it('comes when the password is older than the pool allows', async () => {
    const token = await vendor.managementToken();
    const policy =
      'mutation { updateUserpool(input: { passwordUpdatePolicy: { enabled: true, forcedCycle: 1 } }) { id } }';
    expect(await vendor.code(policy, {}, { token })).toBeUndefined();
    await vendor.control.advance(86_401);
    const demand = (await vendor.login()).errors[0]?.message;
    expect(demand?.code).toBe(2058);
    const change =
      'mutation ($t: String!, $o: String!, $n: String!) { resetPasswordByForceResetToken(token: $t, oldPassword: $o, newPassword: $n) { code } }';
    const change2 = (old: string) =>
      vendor.code(change, { t: demand?.data?.token, o: vendor.encrypt(old), n: vendor.encrypt('chosen-2') });
    expect(await change2('wrong-password')).toBe(2203);
    expect(await change2(SEEDED.password)).toBeUndefined();
    expect(await codeOf({ password: 'chosen-2' })).toBeUndefined();
  });
});
