import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import {
  caller,
  jwt,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
} from '../transport/scriptedAuthing.js';
import { sendJson } from '../transport/scriptedVendor.js';

const vendor: VendorSession = { token: 'user-token', expiresAt: new Date() };
/** REST users have more fields than GraphQL's, and other formats. */
const restUser = {
  ...loggedInUser,
  lastLogin: '2021-12-06T13:14:01.123Z',
  lastIp: '1.2.3.4',
  isRoot: false,
  salt: 'salty',
  identities: [],
  sendSmsCount: 0,
};

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const mfa = () => scripted.authing.mfa;
const sent = (index = 0) => {
  const { method, path, headers, body } = scripted.calls[index] ?? { method: '', path: '', headers: {}, body: '' };
  return { method, path, authorization: headers.authorization, json: body === '' ? null : JSON.parse(body) };
};

describe('enrolling TOTP', () => {
  const associated = {
    authenticator_type: 'totp',
    secret: 'GEZDGNBVGY3TQOJQ',
    qrcode_uri: 'otpauth://totp/pool:a@b.cn?secret=GEZDGNBVGY3TQOJQ&period=30&digits=6&algorithm=SHA1&issuer=pool',
    qrcode_data_url: 'data:image/png;base64,iVBORw0KGgo=',
    recovery_code: '0000-1111-2222-3333-4444-5555',
  };
  const answer = (authenticators: unknown[]) =>
    scripted.answer(({ method }, response) =>
      sendJson(response, { code: 200, data: method === 'GET' ? authenticators : associated }),
    );

  it('hands out the secret as the user', async () => {
    answer([{ id: '1', enable: false }]);
    expect(await mfa().enrollTotp(vendor.token, caller)).toEqual({
      secret: associated.secret,
      uri: associated.qrcode_uri,
      qrCodeDataUrl: associated.qrcode_data_url,
      recoveryCode: associated.recovery_code,
    });
    expect(sent(0)).toMatchObject({ method: 'GET', path: '/api/v2/mfa/authenticator?type=totp&source=SELF' });
    expect(sent(1)).toEqual({
      method: 'POST',
      path: '/api/v2/mfa/totp/associate',
      authorization: 'Bearer user-token',
      json: { authenticator_type: 'totp', source: 'SELF' },
    });
  });

  it('is ALREADY_ENROLLED while an authenticator works, and asks for no other secret', async () => {
    answer([
      { id: '1', enable: false },
      { id: '2', enable: true },
    ]);
    await expect(mfa().enrollTotp(vendor.token, caller)).rejects.toMatchObject({ code: 'ALREADY_ENROLLED' });
    expect(scripted.calls).toHaveLength(1);
  });

  it('is confirmed with a code; a wrong one is MFA_REJECTED whatever the HTTP status', async () => {
    scripted.reply({ code: 200, message: '绑定成功' });
    await mfa().confirmTotp(vendor.token, '123456', caller);
    expect(sent()).toMatchObject({
      path: '/api/v2/mfa/totp/associate/confirm',
      authorization: 'Bearer user-token',
      json: { authenticator_type: 'totp', totp: '123456', source: 'SELF' },
    });
    for (const status of [400, 200]) {
      scripted.reply({ code: 400, message: '安全码错误' }, status);
      const call = mfa().confirmTotp(vendor.token, '000000', caller);
      await expect(call).rejects.toMatchObject({ code: 'MFA_REJECTED', providerCode: '400' });
    }
  });

  it('is undone as the user', async () => {
    scripted.reply({ code: 200, message: '解绑成功' });
    await mfa().removeTotp(vendor, caller);
    expect(sent()).toMatchObject({
      method: 'DELETE',
      path: '/api/v2/mfa/totp/associate',
      authorization: 'Bearer user-token',
    });
    scripted.reply({ code: 2020, message: '尚未登录' });
    await expect(mfa().removeTotp(vendor, caller)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});

describe('the second step of a login', () => {
  it('is proven with the mfaToken in place of the user’s', async () => {
    scripted.reply({ code: 200, message: '', data: restUser }, 201);
    expect(await mfa().verifyTotp('mfa-token', '123456', caller)).toMatchObject({
      type: 'signedIn',
      isNewUser: false,
      vendor: { token: 'user-token' },
      user: { id: loggedInUser.id, lastLogin: new Date('2021-12-06T13:14:01.123Z') },
    });
    expect(sent()).toEqual({
      method: 'POST',
      path: '/api/v2/mfa/totp/verify',
      authorization: 'Bearer mfa-token',
      json: { totp: '123456' },
    });
  });

  it('goes to the address of the application when the application asked for it', async () => {
    const mfaToken = jwt(1_700_000_360);
    const applicationMfa = [{ mfaPolicy: 'OTP', status: 1, sort: 1 }];
    scripted.reply(refusalFrame('loginByEmail', 1636, { mfaToken, totpMfaEnabled: true, applicationMfa }));
    const method = { kind: 'email', email: 'a@b.cn', password: 'x' } as const;
    const needed = await scripted.authing.identity.login(method, { autoRegister: false }, caller);
    scripted.reply({ code: 200, data: restUser });
    await mfa().verifyTotp(needed.type === 'mfaNeeded' ? needed.token : '', '123456', caller);
    expect(sent(1)).toMatchObject({
      path: '/api/v2/applications/mfa/totp/verify',
      authorization: `Bearer ${mfaToken}`,
    });
  });

  it('by recovery code brings the next code, which stands beside the data', async () => {
    scripted.reply({ code: 200, message: '', data: restUser, recoveryCode: 'aaaa-bbbb-cccc-dddd-eeee-ffff' });
    const reply = await mfa().verifyRecoveryCode('mfa-token', '0000-1111', caller);
    expect(reply).toMatchObject({ type: 'signedIn', newRecoveryCode: 'aaaa-bbbb-cccc-dddd-eeee-ffff' });
    expect(sent()).toMatchObject({ path: '/api/v2/mfa/totp/recovery', json: { recoveryCode: '0000-1111' } });
    scripted.reply({ code: 200, message: '', data: restUser });
    expect(await mfa().verifyRecoveryCode('mfa-token', '0000-1111', caller)).not.toHaveProperty('newRecoveryCode');
  });

  it('is MFA_REJECTED for a wrong code and MFA_EXPIRED for an old mfaToken', async () => {
    scripted.reply({ code: 6001, message: 'x' });
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({
      code: 'MFA_REJECTED',
      providerCode: '6001',
    });
    scripted.reply({ code: 6002, message: 'x' });
    await expect(mfa().verifyRecoveryCode('t', '1', caller)).rejects.toMatchObject({ code: 'MFA_REJECTED' });
    scripted.reply({ code: 2020, message: 'x' });
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({
      code: 'MFA_EXPIRED',
      providerCode: '2020',
    });
    await expect(mfa().verifyRecoveryCode('t', '1', caller)).rejects.toMatchObject({ code: 'MFA_EXPIRED' });
  });

  it('is never tried twice: a recovery code is spent by the first', async () => {
    scripted.answer((_request, response) => void response.socket?.destroy());
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(mfa().verifyRecoveryCode('t', '1', caller)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.calls).toHaveLength(2);
  });
});

describe('the envelope', () => {
  it.each([
    ['statusCode in place of code', { statusCode: 200, apiCode: 0, data: restUser }, 200],
    ['both', { code: 200, statusCode: 200, uniqueId: 'x', data: restUser }, 200],
  ])('is a success with %s', async (_what, body, status) => {
    scripted.reply(body, status);
    expect(await mfa().verifyTotp('t', '1', caller)).toMatchObject({ type: 'signedIn' });
  });

  it.each([
    ['the newer form', { uniqueId: 'x', statusCode: 499, apiCode: 6001, message: 'x', data: null }, 499],
    ['a code in a text', { uniqueId: 'x', statusCode: 499, apiCode: '6001', message: 'x', data: null }, 200],
    ['the older form', { code: 6001, message: 'x' }, 200],
  ])('is a refusal in %s', async (_what, body, status) => {
    scripted.reply(body, status);
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({
      code: 'MFA_REJECTED',
      providerCode: '6001',
    });
  });

  it.each([
    ['no code', { message: 'x' }],
    ['a code of another kind', { code: { secret: 1 } }],
    ['a list', [200]],
    ['a success without a user', { code: 200, data: null }],
  ])('is BAD_REPLY with %s', async (_what, body) => {
    scripted.reply(body);
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });

  it('is BAD_REPLY as a page', async () => {
    scripted.answer((_request, response) => void response.writeHead(404).end('<html>not found</html>'));
    await expect(mfa().verifyTotp('t', '1', caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});

describe('the other second steps', () => {
  const MFA = 'application:mfa-token';
  const face = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) } as const;

  it.each([
    [
      'sms/verify',
      () => mfa().verifySms(MFA, { target: '+85291234567', code: '1111' }, caller),
      { phone: '91234567', phoneCountryCode: '+852', code: '1111' },
    ],
    [
      'sms/verify',
      () => mfa().verifySms(MFA, { target: '13800000001', code: '1111' }, caller),
      { phone: '13800000001', code: '1111' },
    ],
    [
      'email/verify',
      () => mfa().verifyEmail(MFA, { target: 'a@b.cn', code: '1111' }, caller),
      { email: 'a@b.cn', code: '1111' },
    ],
  ])('prove a code at %s', async (path, verify, json) => {
    scripted.reply({ code: 200, data: restUser });
    expect(await verify()).toMatchObject({ type: 'signedIn', vendor: { token: 'user-token' } });
    expect(sent()).toEqual({
      method: 'POST',
      path: `/api/v2/applications/mfa/${path}`,
      authorization: 'Bearer mfa-token',
      json,
    });
    for (const [vendorCode, code] of [
      [2001, 'MFA_REJECTED'],
      [2300, 'MFA_REJECTED'],
      [2020, 'MFA_EXPIRED'],
      [2035, 'ALREADY_TAKEN'],
    ] as const) {
      scripted.reply({ code: vendorCode, message: 'x' });
      await expect(verify()).rejects.toMatchObject({ code });
    }
  });

  it('upload a face where nobody else sees it, and prove it by its key', async () => {
    scripted.answer(({ path }, response) =>
      sendJson(response, {
        code: 200,
        data: path.startsWith('/api/v2/upload') ? { key: 'face-key', url: 'x' } : restUser,
      }),
    );
    await mfa().verifyFace(MFA, face, caller);
    const [upload, verify] = scripted.calls;
    expect(upload?.path).toBe('/api/v2/upload?folder=face-photo&private=true');
    expect(upload?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(upload?.body).toContain('name="file"; filename="face.png"');
    expect(verify?.path).toBe('/api/v2/applications/mfa/face/verify');
    expect(JSON.parse(verify?.body ?? '')).toEqual({ photo: 'face-key' });
    await mfa().verifyFace('mfa-token', face, caller);
    expect(scripted.calls.at(-1)?.path).toBe('/api/v2/mfa/face/verify');
    await mfa().enrollFace('user-token', [face], caller);
    expect(JSON.parse(scripted.calls.at(-1)?.body ?? '')).toEqual({ photoA: 'face-key', photoB: 'face-key' });
  });

  it('ask whether a contact may be bound; a refusal is a no, an expired token is not', async () => {
    for (const [body, answer] of [
      [{ code: 200, data: true }, true],
      [{ code: 200, data: false }, false],
      [{ code: 2035, message: 'x' }, false],
    ] as const) {
      scripted.reply(body);
      expect(await mfa().isBindable(MFA, { phone: '13800000001' }, caller)).toBe(answer);
    }
    scripted.reply({ code: 2020, message: 'x' });
    await expect(mfa().isBindable(MFA, { email: 'a@b.cn' }, caller)).rejects.toMatchObject({ code: 'MFA_EXPIRED' });
  });

  it('are managed with the mfaToken in a login, without our mark', async () => {
    const made = { secret: 'S', qrcode_uri: 'otpauth://totp/x', qrcode_data_url: 'data:x', recovery_code: 'R' };
    scripted.answer(({ method }, response) => sendJson(response, { code: 200, data: method === 'GET' ? [] : made }));
    await mfa().enrollTotp(MFA, caller);
    expect(sent(1).authorization).toBe('Bearer mfa-token');
    scripted.reply({ code: 200 });
    await mfa().confirmTotp(MFA, '123456', caller);
    expect(sent(2).authorization).toBe('Bearer mfa-token');
  });

  it.each([
    ['enrollTotp', (credential: string) => mfa().enrollTotp(credential, caller)],
    ['confirmTotp', (credential: string) => mfa().confirmTotp(credential, '123456', caller)],
    ['enrollFace', (credential: string) => mfa().enrollFace(credential, [face], caller)],
    ['verifyFace', (credential: string) => mfa().verifyFace(credential, face, caller)],
  ])('end with the mfaToken, and for a user with the session: %s', async (_what, call) => {
    scripted.reply({ code: 2020, message: 'x' });
    await expect(call(MFA)).rejects.toMatchObject({ code: 'MFA_EXPIRED', providerCode: '2020' });
    await expect(call('user-token')).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('are not set up over a list that cannot be read', async () => {
    for (const data of [{}, 'none', { list: [] }]) {
      scripted.reply({ code: 200, data });
      await expect(mfa().enrollTotp('user-token', caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
    expect(scripted.calls.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('are listed once each, without their secrets', async () => {
    const createdAt = '2021-12-06T13:14:01.123Z';
    const item = { id: '1', createdAt, enable: true, secret: 'S', recoveryCode: 'R', authenticatorType: 'totp' };
    scripted.reply({ code: 200, data: [item, { ...item, id: '2', authenticatorType: 'retina' }] });
    expect(await mfa().authenticators(vendor, caller)).toEqual([
      { id: '1', kind: 'TOTP', enabled: true, createdAt: new Date(createdAt) },
    ]);
    expect(scripted.calls.map(({ path }) => path)).toEqual([
      '/api/v2/mfa/authenticator?type=totp&source=SELF',
      '/api/v2/mfa/authenticator?type=totp&source=APPLICATION',
    ]);
  });
});
