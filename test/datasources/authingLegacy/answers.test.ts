/** What the vendor may answer, odd things included, and what it means. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/datasources/errors.js';
import { sendJson } from '../transport/scriptedVendor.js';
import {
  caller,
  ID,
  POOL,
  refusal,
  type ScriptedLegacy,
  session,
  startLegacy,
  USER,
  userToken,
} from './scriptedLegacy.js';

let scripted: ScriptedLegacy;

beforeEach(async () => {
  scripted = await startLegacy();
});
afterEach(() => scripted.close());

const BY_EMAIL = { kind: 'email', email: 'a@b.cn', password: 'a password' } as const;
const login = () => scripted.legacy.identity.login(BY_EMAIL, { autoRegister: false }, caller);
const signedIn = (more: object = {}) => ({ ...USER, token: userToken(), tokenExpiredAt: null, ...more });
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => 'no refusal',
    (reason: unknown) => reason,
  );
  return error instanceof ProviderError ? error.code : error;
};

describe('a user', () => {
  it('is read with empty texts as absent ones, and dates of both kinds', async () => {
    scripted.fields({ user: USER });
    const user = await scripted.legacy.identity.currentUser(session(), caller);
    expect(user).toMatchObject({
      id: `legacy:${ID}`,
      username: null,
      phone: null,
      phoneVerified: false,
      registerSource: ['default:username-password'],
      signedUp: new Date('2017-10-17T13:02:01Z'),
      lastLogin: new Date('2017-10-17T13:02:01Z'),
      createdAt: null,
    });
  });

  it('brings a token that ends by its own claim, or by the date beside it', async () => {
    const exp = Math.floor(Date.now() / 1000) + 1_000;
    scripted.fields({ login: signedIn({ token: userToken(exp), tokenExpiredAt: '2017-10-17T21:02:01+08:00' }) });
    expect(await login()).toMatchObject({ vendor: { expiresAt: new Date(exp * 1000) } });
    scripted.fields({ login: signedIn({ token: 'opaque', tokenExpiredAt: '2037-10-17T21:02:01+08:00' }) });
    expect(await login()).toMatchObject({ vendor: { expiresAt: new Date('2037-10-17T13:02:01Z') } });
  });

  it.each([
    ['without a token', { token: null }],
    ['whose token never ends', { token: 'opaque' }],
    ['without an id', { _id: null }],
  ])('%s cannot be signed in', async (_what, more) => {
    scripted.fields({ login: signedIn(more) });
    expect(await codeOf(login())).toBe('BAD_REPLY');
  });

  it('is new at a first login by phone code, which makes accounts', async () => {
    scripted.fields({ login: signedIn({ loginsCount: 1 }) });
    expect(await login()).toMatchObject({ isNewUser: false });
    const byCode = { kind: 'phoneCode', phone: '13800000000', code: '1234' } as const;
    const reply = await scripted.legacy.identity.login(byCode, { autoRegister: false }, caller);
    expect(reply).toMatchObject({ isNewUser: true });
  });
});

describe('a refused login', () => {
  it.each([
    [2000, 'TOO_FREQUENT'],
    [2004, 'UNKNOWN_ACCOUNT'],
    [2005, 'ACCOUNT_UNAVAILABLE'],
    [2006, 'INVALID_CREDENTIALS'],
    [2016, 'BAD_REPLY'],
    [2333, 'INVALID_CREDENTIALS'],
    [500, 'UNAVAILABLE'],
    [1000, 'UNAVAILABLE'],
    [9999, 'REFUSED'],
  ])('with %i is %s', async (code, meaning) => {
    scripted.reply(refusal('login', code));
    expect(await codeOf(login())).toBe(meaning);
  });

  it('is told as one with HTTP 400, too', async () => {
    scripted.reply(refusal('login', 2006), 400);
    expect(await codeOf(login())).toBe('INVALID_CREDENTIALS');
  });

  it.each([
    ['a sentence of the GraphQL engine', { errors: [{ message: 'Cannot query field' }] }],
    ['nothing', {}],
    ['no object', []],
  ])('with %s is a bad reply', async (_what, body) => {
    scripted.reply(body);
    expect(await codeOf(login())).toBe('BAD_REPLY');
  });

  it('at the second step means a wrong code, or that the first step does not hold any more', async () => {
    scripted.reply(refusal('login', 1635));
    const needed = await login();
    const token = needed.type === 'mfaNeeded' ? needed.token : '';
    const verify = () => codeOf(scripted.legacy.mfa.verifyTotp(token, '123456', caller));
    for (const [code, meaning] of [
      [6001, 'MFA_REJECTED'],
      [1635, 'MFA_REJECTED'],
      [2006, 'MFA_EXPIRED'],
      [2004, 'MFA_EXPIRED'],
      [2005, 'ACCOUNT_UNAVAILABLE'],
    ] as const) {
      scripted.reply(refusal('login', code));
      expect([code, await verify()]).toEqual([code, meaning]);
    }
  });
});

describe('an outage that the vendor words as a refusal', () => {
  const byDirectory = { kind: 'ldap', username: 'lin', password: 'a password' } as const;
  const byLdap = () => codeOf(scripted.legacy.identity.login(byDirectory, { autoRegister: false }, caller));

  it.each(['服务错误', '服务器错误', '系统繁忙，请稍后再试', 'Internal server error'])(
    'is a fault in each step of a login: %s',
    async (words) => {
      scripted.reply(refusal('login', 1635));
      const needed = await login();
      const token = needed.type === 'mfaNeeded' ? needed.token : '';
      scripted.reply(refusal('login', 500, words));
      expect(await codeOf(login())).toBe('UNAVAILABLE');
      expect(await codeOf(scripted.legacy.mfa.verifyTotp(token, '123456', caller))).toBe('UNAVAILABLE');
      expect(await byLdap()).toBe('UNAVAILABLE');
    },
  );

  it('is told from a user that the directory does not have', async () => {
    scripted.reply(refusal('LoginByLDAP', 500, '用户不存在'));
    expect(await byLdap()).toBe('INVALID_CREDENTIALS');
  });

  it.each([502, 503])('is a fault with HTTP %i', async (status) => {
    scripted.reply(refusal('login', 2006), status);
    expect(await codeOf(login())).toBe('UNAVAILABLE');
  });

  it('is a bad reply with HTTP 403 and a page', async () => {
    scripted.answer((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' }).end('<html>');
    });
    expect(await codeOf(login())).toBe('BAD_REPLY');
  });
});

describe('a refused phone', () => {
  it.each([
    ['验证码错误', 'CODE_REJECTED'],
    ['请验证旧手机号', 'OLD_CREDENTIAL_REJECTED'],
    ['手机号格式不正确', 'INPUT_REJECTED'],
    ['手机号已被绑定', 'ALREADY_TAKEN'],
    ['服务错误', 'CODE_REJECTED'],
  ])('is told by the words "%s": %s', async (words, meaning) => {
    scripted.reply(refusal('updatePhone', 500, words));
    const change = { target: '13800000000', code: '1234' };
    expect(await codeOf(scripted.legacy.account.updatePhone(session(), change, caller))).toBe(meaning);
  });

  it('that needs the old one proven is already there, for somebody who binds a first one', async () => {
    scripted.reply(refusal('updatePhone', 500, '请验证旧手机号'));
    const change = { target: '13800000000', code: '1234' };
    expect(await codeOf(scripted.legacy.account.bindPhone(session(), change, caller))).toBe('ALREADY_TAKEN');
  });
});

describe('a token', () => {
  const status = () => scripted.legacy.identity.tokenStatus('a token', caller);
  const token = { data: { id: ID, clientId: POOL }, iat: 1_600_000_000, exp: 1_601_000_000 };

  it.each([
    [200, 'ACTIVE'],
    [2020, 'ABSENT'],
    [2206, 'EXPIRED'],
    [2207, 'INVALID'],
    [1, 'INVALID'],
  ])('with verdict %i is %s', async (code, state) => {
    scripted.fields({ checkLoginStatus: { code, token } });
    expect(await status()).toMatchObject({ state, userId: state === 'ACTIVE' ? `legacy:${ID}` : null });
    scripted.reply(refusal('checkLoginStatus', code));
    expect((await status()).state).toBe(state === 'ACTIVE' ? 'INVALID' : state);
  });

  it('of another pool is none of ours, and nothing of it is told', async () => {
    const foreign = { ...token, data: { id: ID, email: 'a@b.cn', clientId: 'another' }, status: { code: 200 } };
    scripted.fields({ checkLoginStatus: { code: 200, token: foreign }, decodeJwtToken: foreign });
    const nothing = { userId: null, issuedAt: null, expiresAt: null };
    expect(await status()).toEqual({ state: 'INVALID', ...nothing });
    const decoded = await scripted.legacy.identity.decodeToken('a token', caller);
    expect(decoded).toEqual({ valid: false, email: null, ...nothing });
  });

  it('that is no token at all is signed out, without asking', async () => {
    const garbage = { token: 'garbage', expiresAt: new Date() };
    expect(await codeOf(scripted.legacy.identity.currentUser(garbage, caller))).toBe('NOT_SIGNED_IN');
    expect(scripted.vendor.received).toEqual([]);
  });

  it('is not renewed: it is the same one afterwards, if it is good', async () => {
    const vendor = session();
    scripted.fields({ checkLoginStatus: { code: 200, token } });
    expect(await scripted.legacy.identity.refresh(vendor, caller)).toBe(vendor);
    scripted.fields({ checkLoginStatus: { code: 2206 } });
    expect(await codeOf(scripted.legacy.identity.refresh(vendor, caller))).toBe('NOT_SIGNED_IN');
  });
});

describe('a code by mail or SMS', () => {
  it.each([
    [{ code: 200 }, 'no refusal'],
    [{ code: null }, 'no refusal'],
    [{ code: 2004 }, 'UNKNOWN_ACCOUNT'],
    [null, 'BAD_REPLY'],
  ])('with the verdict %j: %s', async (message, meaning) => {
    scripted.fields({ sendResetPasswordEmail: message });
    const mail = { email: 'a@b.cn', scene: 'RESET_PASSWORD' } as const;
    expect(await codeOf(scripted.legacy.identity.sendEmail(mail, caller))).toBe(meaning);
  });

  it('that was sent a moment ago is too frequent', async () => {
    scripted.reply({ code: 500, message: '已发送验证码，还未失效' });
    const sms = { phone: '13800000000', scene: 'LOGIN' } as const;
    expect(await codeOf(scripted.legacy.identity.sendSmsCode(sms, caller))).toBe('TOO_FREQUENT');
    scripted.reply({});
    expect(await codeOf(scripted.legacy.identity.sendSmsCode(sms, caller))).toBe('BAD_REPLY');
  });
});

describe('the owner’s token', () => {
  it('is fetched once for twenty calls, and once more when it is refused', async () => {
    const exchanged: string[] = [];
    let refused = 0;
    scripted.answer((request, response) => {
      if (request.body.includes('getAccessTokenByAppSecret')) {
        const token = userToken(undefined, { id: `o${exchanged.length + 1}` });
        exchanged.push(token);
        return sendJson(response, { data: { getAccessTokenByAppSecret: token } });
      }
      // A token made again in the next second would be another one.
      const old = request.headers.authorization === `Bearer ${exchanged[0]}`;
      if (refused < 20 && old) {
        refused += 1;
        return sendJson(response, refusal('users', 2206));
      }
      sendJson(response, { data: { users: { totalCount: 1, list: [USER] } } });
    });
    const list = () => scripted.legacy.directory.users({ page: 1, pageSize: 10 }, caller);
    const pages = await Promise.all(Array.from({ length: 20 }, list));
    expect([pages.length, pages[0]?.items[0]?.id, exchanged.length]).toEqual([20, `legacy:${ID}`, 2]);
  });

  it.each([
    [1001, 'NOT_CONFIGURED'],
    [2224, 'NOT_CONFIGURED'],
    [1000, 'UNAVAILABLE'],
    [1002, 'TOO_FREQUENT'],
  ])('refused with %i is %s', async (code, meaning) => {
    scripted.reply(refusal('getAccessTokenByAppSecret', code));
    const users = scripted.legacy.directory.users({ page: 1, pageSize: 10 }, caller);
    expect(await codeOf(users)).toBe(meaning);
  });
});
