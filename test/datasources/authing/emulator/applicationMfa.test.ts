/** The second factor that an application asks of everybody: code 1636. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const NAMELESS = { email: 'plain@example.com', password: 'Gate-keeper-1' };
const FREE_PHONE = '13900000009';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const demand = (...applicationMfa: string[]) => vendor.control.send('POST', '/authing/application', { applicationMfa });
const post = (path: string, body: unknown, token?: string) =>
  vendor.rest('POST', `/api/v2${path}`, body, token ? { token } : {});

async function challenge(input: Record<string, unknown> = {}) {
  const message = (await vendor.login(input)).errors[0]?.message;
  expect(message?.code).toBe(1636);
  return message?.data as Record<string, unknown> & { mfaToken: string };
}

async function smsCode(phone: string): Promise<string> {
  await post('/sms/send', { phone, scene: 'mfa-verify' });
  return vendor.control.lastCode(phone);
}

async function mailCode(email: string, scene = 'MFA_VERIFY'): Promise<string> {
  await vendor.graphql(`mutation ($e: String!) { sendEmail(email: $e, scene: ${scene}) { code } }`, { e: email });
  return vendor.control.lastCode(email);
}

async function registerPlain(): Promise<void> {
  const query = 'mutation ($input: RegisterByEmailInput!) { registerByEmail(input: $input) { id } }';
  const input = { email: NAMELESS.email, password: vendor.encrypt(NAMELESS.password) };
  await vendor.field('registerByEmail', query, { input });
}

describe('the demand', () => {
  it('names the application policies in their order', async () => {
    await demand('SMS', 'EMAIL', 'OTP', 'FACE');
    expect(await challenge()).toEqual({
      mfaToken: expect.stringMatching(/^eyJ/),
      nickname: null,
      email: SEEDED.email,
      phone: SEEDED.phone,
      phoneCountryCode: null,
      mfaPhone: null,
      mfaEmail: null,
      mfaPhoneCountryCode: null,
      username: SEEDED.username,
      avatar: 'default-user-avatar.png',
      faceMfaEnabled: false,
      totpMfaEnabled: false,
      applicationMfa: [
        { mfaPolicy: 'SMS', status: 1, sort: 1 },
        { mfaPolicy: 'EMAIL', status: 1, sort: 2 },
        { mfaPolicy: 'OTP', status: 1, sort: 3 },
        { mfaPolicy: 'FACE', status: 1, sort: 4 },
      ],
    });
  });

  it('is for its own factors and for the second step only', async () => {
    const token = await vendor.userToken();
    await demand('EMAIL');
    const { mfaToken } = await challenge();
    const code = await smsCode(SEEDED.phone);
    expect(await post('/applications/mfa/sms/verify', { phone: SEEDED.phone, code }, mfaToken)).toMatchObject({
      code: 1001,
    });
    const email = { email: SEEDED.email, code: await mailCode(SEEDED.email) };
    expect(await post('/applications/mfa/email/verify', email, token)).toMatchObject({ code: 2020 });
    expect(await post('/mfa/totp/verify', { totp: '000000' }, mfaToken)).toMatchObject({ code: 1001 });
    expect(await post('/mfa/face/associate', { photoA: 'x', photoB: 'x' }, mfaToken)).toMatchObject({ code: 1001 });
  });

  it('is refused by the control surface when it makes no sense', async () => {
    const answer = await demand('PIGEON');
    expect(answer.status).toBe(400);
  });
});

describe('codes', () => {
  beforeEach(() => demand('SMS', 'EMAIL'));

  it('by text message finish the login', async () => {
    const { mfaToken } = await challenge();
    const verify = (phone: string, code: string) => post('/applications/mfa/sms/verify', { phone, code }, mfaToken);
    const code = await smsCode(SEEDED.phone);
    expect(await verify(SEEDED.phone, 'x')).toMatchObject({ code: 2001 });
    expect(await verify(FREE_PHONE, code)).toMatchObject({ code: 2028 });
    expect(await verify(SEEDED.phone, code)).toMatchObject({
      code: 200,
      data: { id: SEEDED.id, token: expect.stringMatching(/^eyJ/), loginsCount: 1 },
    });
  });

  it('by mail finish the login, if sent for this', async () => {
    const { mfaToken } = await challenge();
    const verify = (code: string) => post('/applications/mfa/email/verify', { email: SEEDED.email, code }, mfaToken);
    expect(await verify(await mailCode(SEEDED.email, 'VERIFY_EMAIL'))).toMatchObject({ code: 2001 });
    expect(await verify(await mailCode(SEEDED.email))).toMatchObject({ code: 200, data: { id: SEEDED.id } });
  });

  it('bind a phone to a user without one, unless it is taken', async () => {
    await registerPlain();
    const { mfaToken, phone } = await challenge(NAMELESS);
    expect(phone).toBeNull();
    const check = (body: object) => post('/applications/mfa/check', body, mfaToken);
    expect(await check({ phone: SEEDED.phone })).toMatchObject({ code: 200, data: false });
    expect(await check({ phone: FREE_PHONE })).toMatchObject({ code: 200, data: true });
    expect(await check({ email: NAMELESS.email })).toMatchObject({ code: 200, data: true });
    expect(await check({})).toMatchObject({ code: 2231 });

    const verify = (to: string, code: string) => post('/applications/mfa/sms/verify', { phone: to, code }, mfaToken);
    expect(await verify(SEEDED.phone, await smsCode(SEEDED.phone))).toMatchObject({ code: 2035 });
    expect(await verify(FREE_PHONE, await smsCode(FREE_PHONE))).toMatchObject({
      data: { phone: FREE_PHONE, phoneVerified: true },
    });
  });
});

describe('an authenticator app', () => {
  it('is paired and then proven with the token of the first step', async () => {
    await demand('OTP');
    const { mfaToken } = await challenge();
    const { data } = await post('/mfa/totp/associate', { authenticator_type: 'totp' }, mfaToken);
    const { secret } = data as unknown as { secret: string };
    const totp = await vendor.control.totp(secret);
    expect(await post('/applications/mfa/totp/verify', { totp }, mfaToken)).toMatchObject({ code: 2020 });
    expect(await post('/mfa/totp/associate/confirm', { totp }, mfaToken)).toMatchObject({ code: 200 });
    expect(await post('/applications/mfa/totp/verify', { totp: '000000' }, mfaToken)).toMatchObject({ code: 6001 });
    expect(await post('/applications/mfa/totp/verify', { totp }, mfaToken)).toMatchObject({ code: 200 });
    expect(await challenge()).toMatchObject({ totpMfaEnabled: true });
  });
});

describe('a face', () => {
  async function upload(bytes: string, query = 'folder=face-photo&private=true') {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'image/png' }), 'face.png');
    const answer = await fetch(`${vendor.host}/api/v2/upload?${query}`, { method: 'POST', body: form });
    return ((await answer.json()) as { data: { key: string; url: string } }).data;
  }
  const url = 'https://photos.example.com/menshen.jpg';

  it('is bound by uploads during the login and recognised at the next', async () => {
    await demand('FACE');
    const { mfaToken } = await challenge();
    const [one, same, other] = [await upload('face'), await upload('face'), await upload('somebody else')];
    const associate = (photoA: string, photoB: string) => post('/mfa/face/associate', { photoA, photoB }, mfaToken);
    expect(await post('/mfa/face/verify', { photo: one.key }, mfaToken)).toMatchObject({ code: 500 });
    expect(await associate(one.key, other.key)).toMatchObject({ code: 500 });
    expect(await associate('no such key', 'no such key')).toMatchObject({ code: 500 });
    expect(await associate(one.key, same.key)).toMatchObject({ code: 200, data: { token: expect.any(String) } });

    const next = await challenge();
    expect(next.faceMfaEnabled).toBe(true);
    const verify = (photo: string, path = '/mfa/face/verify') => post(path, { photo }, next.mfaToken);
    expect(await verify(other.key)).toMatchObject({ code: 500 });
    expect(await verify(same.key)).toMatchObject({ code: 200, data: { id: SEEDED.id } });
    expect(await verify(one.key, '/applications/mfa/face/verify')).toMatchObject({ code: 200 });
    expect(await post('/mfa/face/associate', { photoA: other.key, photoB: other.key }, next.mfaToken)).toMatchObject({
      code: 500,
    });
  });

  it('is bound by addresses with the token of a user', async () => {
    const token = await vendor.userToken();
    const bound = await post('/mfa/face/associate', { photoA: url, photoB: url, isExternal: true }, token);
    expect(bound).toMatchObject({ code: 200, data: { id: SEEDED.id, token } });
  });

  it('matches as the control surface decides', async () => {
    const decide = (faceMatch: string) => vendor.control.send('POST', '/authing/application', { faceMatch });
    const token = await vendor.userToken();
    const associate = () => post('/mfa/face/associate', { photoA: url, photoB: `${url}?2` }, token);
    expect(await associate()).toMatchObject({ code: 500 });
    await decide('always');
    expect(await associate()).toMatchObject({ code: 200 });
    await decide('never');
    expect(await associate()).toMatchObject({ code: 500 });
  });

  it('is shown again only when its upload is public', async () => {
    const open = await fetch((await upload('avatar', 'folder=avatar')).url);
    expect([open.status, open.headers.get('content-type'), await open.text()]).toEqual([200, 'image/png', 'avatar']);
    expect((await fetch((await upload('face')).url)).status).toBe(404);
  });
});
