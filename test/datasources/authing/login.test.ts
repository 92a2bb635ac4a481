import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoginMethod, LoginOptions } from '../../../src/datasources/capabilities.js';
import {
  APP_ID,
  caller,
  decrypt,
  graphqlBody,
  jwt,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
  USERPOOL_ID,
} from '../transport/scriptedAuthing.js';

const PASSWORD = 'p@ssw0rd-密码';
const byEmail: LoginMethod = { kind: 'email', email: 'a@b.cn', password: PASSWORD };
const plain: LoginOptions = { autoRegister: false };

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const login = (method: LoginMethod = byEmail, options: LoginOptions = plain) =>
  scripted.authing.identity.login(method, options, caller);
const answerUser = (field: string, user: object = loggedInUser) => scripted.reply({ data: { [field]: user } });
const input = () => graphqlBody(scripted.calls.at(-1)).variables.input;

describe('the request', () => {
  it('carries the headers of the application and no authorization', async () => {
    answerUser('loginByEmail');
    await login();
    const headers = scripted.calls[0]?.headers;
    expect(headers).toMatchObject({
      'x-authing-app-id': APP_ID,
      'x-authing-userpool-id': USERPOOL_ID,
      'x-authing-request-from': 'sdk',
      'x-authing-lang': 'zh-CN',
    });
    expect(headers).not.toHaveProperty('authorization');
    await scripted.authing.identity.login(byEmail, plain, { ...caller, language: 'en' });
    expect(scripted.calls[1]?.headers['x-authing-lang']).toBe('en-US');
  });

  it('carries the encrypted password, the address of our caller and nothing that was not asked for', async () => {
    answerUser('loginByEmail');
    await login();
    const { password, ...rest } = input();
    expect(rest).toEqual({ email: 'a@b.cn', clientIp: '203.0.113.9' });
    expect(decrypt(scripted.keys.privateKey, password)).toBe(PASSWORD);
    expect(scripted.calls[0]?.body).not.toContain(PASSWORD);
    expect(graphqlBody(scripted.calls[0])).not.toHaveProperty('operationName');
  });

  it('carries custom data as a list of plain values, the context as JSON, and the wish to register', async () => {
    answerUser('loginByEmail');
    await login(byEmail, { autoRegister: true, customData: { school: 'x', age: 22 }, context: { a: { b: 1 } } });
    expect(input()).toMatchObject({
      autoRegister: true,
      params: '[{"key":"school","value":"x"},{"key":"age","value":22}]',
      context: '{"a":{"b":1}}',
    });
  });

  it('carries the captcha answer with the cookie of its picture', async () => {
    answerUser('loginByEmail');
    await login(byEmail, { ...plain, captcha: { answer: 'k7xq', cookie: 'authing_session=s%3Aabc' } });
    expect(input().captchaCode).toBe('k7xq');
    expect(scripted.calls[0]?.headers.cookie).toBe('authing_session=s%3Aabc');
  });

  it.each<[LoginMethod, string, object]>([
    [{ kind: 'username', username: 'Ann', password: PASSWORD }, 'loginByUsername', { username: 'Ann' }],
    [
      { kind: 'phonePassword', phone: '+8613800000000', password: PASSWORD },
      'loginByPhonePassword',
      { phone: '13800000000' },
    ],
    [
      { kind: 'phoneCode', phone: '13800000000', code: '1234' },
      'loginByPhoneCode',
      { phone: '13800000000', code: '1234' },
    ],
    [
      { kind: 'phoneCode', phone: '+447911123456', code: '1234' },
      'loginByPhoneCode',
      { phone: '7911123456', phoneCountryCode: '+44' },
    ],
  ])('of %o is %s', async (method, field, expected) => {
    answerUser(field);
    expect((await login(method)).type).toBe('signedIn');
    expect(graphqlBody(scripted.calls[0]).query).toContain(`${field}(input: $input)`);
    expect(input()).toMatchObject(expected);
  });

  it('is not sent for a foreign phone with a password: the call has no argument for the country', async () => {
    const foreign: LoginMethod = { kind: 'phonePassword', phone: '+713800000000', password: PASSWORD };
    await expect(login(foreign)).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'phone' });
    expect(scripted.vendor.received).toHaveLength(0);
  });

  it('never asks for custom data, password or secrets of the user', async () => {
    answerUser('loginByEmail');
    await login();
    const { query } = graphqlBody(scripted.calls[0]);
    for (const field of ['customData', ' password\n', 'identities', 'oauth']) expect(query).not.toContain(field);
  });
});

describe('the result', () => {
  it('is the user and the token with its end', async () => {
    answerUser('loginByEmail');
    const reply = await login();
    expect(reply).toMatchObject({
      type: 'signedIn',
      isNewUser: false,
      vendor: { token: 'user-token', expiresAt: new Date('2021-06-08T14:40:09Z') },
      user: {
        id: loggedInUser.id,
        email: 'a@b.cn',
        emailVerified: false,
        phoneVerified: false,
        nickname: null,
        city: null,
        status: 'Activated',
        registerSource: ['basic:email'],
        loginsCount: 3,
        lastLogin: new Date('2021-05-25T14:40:09Z'),
      },
    });
    expect(JSON.stringify('user' in reply && reply.user)).not.toContain('user-token');
  });

  it('takes the end of the token from the token itself where the user does not say', async () => {
    answerUser('loginByEmail', { ...loggedInUser, tokenExpiredAt: null, token: jwt(1_621_581_085) });
    expect(await login()).toMatchObject({ vendor: { expiresAt: new Date(1_621_581_085_000) } });
  });

  it.each([
    ['newlyCreated', { newlyCreated: true }, true],
    ['newlyCreated false', { newlyCreated: false, loginsCount: 1 }, false],
    ['a first login in the moment of creation', { loginsCount: 1 }, true],
    ['a first login long after creation', { loginsCount: 1, createdAt: '2020-01-01T00:00:00+00:00' }, false],
    ['a later login', { loginsCount: 2 }, false],
  ])('tells a new user by %s', async (_what, fields, expected) => {
    const user = { ...loggedInUser, ...fields };
    answerUser('loginByPhoneCode', user);
    expect(await login({ kind: 'phoneCode', phone: '13800000000', code: '1' })).toMatchObject({ isNewUser: expected });
    answerUser('loginByEmail', user);
    expect(await login(byEmail, { autoRegister: true })).toMatchObject({ isNewUser: expected });
    expect(await login()).toMatchObject({ isNewUser: false });
  });

  it.each([
    ['no user', null],
    ['a user without id', { ...loggedInUser, id: undefined }],
    ['a user without token', { ...loggedInUser, token: null }],
    ['a token without an end', { ...loggedInUser, tokenExpiredAt: 'soon' }],
    ['a text', 'user'],
  ])('is BAD_REPLY for %s', async (_what, user) => {
    scripted.reply({ data: { loginByEmail: user } });
    await expect(login()).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});

describe('a step that stands between', () => {
  it('is the TOTP or recovery code of the user after 1635', async () => {
    const mfaToken = jwt(1_700_000_360, { data: { userId: 'someone', stage: 1 } });
    const data = { mfaToken, nickname: null, email: 'a@b.cn', username: null, avatar: 'https://x/avatar.png' };
    scripted.reply(refusalFrame('loginByEmail', 1635, data));
    expect(await login()).toEqual({
      type: 'mfaNeeded',
      token: mfaToken,
      userId: 'someone',
      expiresAt: new Date(1_700_000_360_000),
      factors: [
        { kind: 'TOTP', target: null },
        { kind: 'RECOVERY_CODE', target: null },
      ],
      enrollable: [],
    });
  });

  const trigger = {
    mfaToken: 'opaque',
    nickname: null,
    email: 'someone@b.cn',
    phone: null,
    phoneCountryCode: null,
    mfaPhone: '13800001234',
    mfaEmail: null,
    mfaPhoneCountryCode: null,
    username: 'aaa',
    avatar: 'https://x',
    faceMfaEnabled: false,
    totpMfaEnabled: false,
    applicationMfa: [
      { mfaPolicy: 'FACE', status: 1, sort: 4 },
      { mfaPolicy: 'EMAIL', status: 1, sort: 2 },
      { mfaPolicy: 'SMS', status: 1, sort: 1 },
      { mfaPolicy: 'OTP', status: 1, sort: 3 },
    ],
  };

  it('is a choice of the usable factors of the application after 1636, in its order, and what could be set up', async () => {
    scripted.reply(refusalFrame('loginByEmail', 1636, trigger));
    const before = Date.now();
    const reply = await login();
    expect(reply).toMatchObject({
      type: 'mfaNeeded',
      factors: [
        { kind: 'SMS', target: '13800001234' },
        { kind: 'EMAIL', target: 'someone@b.cn' },
      ],
      enrollable: ['TOTP', 'FACE'],
    });
    const minutes = reply.type === 'mfaNeeded' ? (reply.expiresAt.getTime() - before) / 60_000 : 0;
    expect(minutes).toBeGreaterThanOrEqual(6);
    expect(minutes).toBeLessThan(6.1);

    const everything = { ...trigger, totpMfaEnabled: true, faceMfaEnabled: true };
    scripted.reply(refusalFrame('loginByEmail', 1636, everything));
    expect(await login()).toMatchObject({ factors: ['SMS', 'EMAIL', 'TOTP', 'FACE'].map((kind) => ({ kind })) });
  });

  it('leaves out policies that are off and factors that the user has nothing for', async () => {
    const off = {
      ...trigger,
      mfaPhone: null,
      applicationMfa: [{ mfaPolicy: 'EMAIL', status: 0 }, trigger.applicationMfa[2]],
    };
    scripted.reply(refusalFrame('loginByEmail', 1636, off));
    expect(await login()).toMatchObject({ factors: [] });
  });

  it.each([
    [1639, 'FIRST_LOGIN'],
    [2058, 'FORCED'],
  ])('is a password change after %i', async (code, reason) => {
    scripted.reply(refusalFrame('loginByEmail', code, { token: 'one-time' }));
    expect(await login()).toEqual({ type: 'passwordChangeNeeded', token: 'one-time', reason });
  });

  it('is the vendor’s own captcha after 2000', async () => {
    scripted.reply(refusalFrame('loginByEmail', 2000, null));
    await expect(login()).rejects.toMatchObject({ code: 'CAPTCHA_REQUIRED', providerCode: '2000' });
  });

  it('is BAD_REPLY without its token', async () => {
    for (const code of [1635, 1636, 1639, 2058]) {
      scripted.reply(refusalFrame('loginByEmail', code));
      await expect(login()).rejects.toMatchObject({ code: 'BAD_REPLY' });
    }
  });
});

describe('a refusal', () => {
  it.each([
    [2004, 'UNKNOWN_ACCOUNT'],
    [2006, 'INVALID_CREDENTIALS'],
    [2333, 'INVALID_CREDENTIALS'],
    [2001, 'CODE_REJECTED'],
    [2057, 'ACCOUNT_LOCKED'],
    [500, 'UNAVAILABLE'],
    [2002, 'UNAVAILABLE'],
    [1000, 'UNAVAILABLE'],
    [424242, 'REFUSED'],
  ])('of code %i is %s, without the vendor’s words and ours', async (code, expected) => {
    scripted.reply(refusalFrame('loginByEmail', code, { remainCount: 3, echo: PASSWORD }));
    const error: unknown = await login().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: expected, provider: 'authing', providerCode: String(code) });
    const text = `${JSON.stringify(error)}${inspect(error, { depth: 9, showHidden: true })}`;
    for (const secret of [PASSWORD, '说明', 'remainCount', 'a@b.cn']) expect(text).not.toContain(secret);
  });
});

describe('the captcha picture', () => {
  it('is a data URL with the cookie that ties it to its answer', async () => {
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    scripted.answer((_request, response) => {
      response.setHeader('set-cookie', ['authing_session=s%3Aabc; Path=/; HttpOnly', 'lb=1; Secure']);
      response.writeHead(200, { 'content-type': 'image/png; charset=binary' }).end(picture);
    });
    expect(await scripted.authing.identity.captchaImage(caller)).toEqual({
      dataUrl: `data:image/png;base64,${picture.toString('base64')}`,
      cookie: 'authing_session=s%3Aabc; lb=1',
    });
    expect(scripted.calls[0]?.path).toMatch(/^\/api\/v2\/security\/captcha\?t=0\.\d+$/);
  });

  it('is BAD_REPLY when it is no picture', async () => {
    scripted.reply({ code: 500, message: 'x' });
    await expect(scripted.authing.identity.captchaImage(caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});
