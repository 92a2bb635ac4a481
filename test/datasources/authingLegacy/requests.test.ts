/** What goes to the vendor, word for word: the documents that its own SDKs send. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bodyOf,
  caller,
  decrypt,
  ID,
  POOL,
  refusal,
  type ScriptedLegacy,
  SECRET,
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

const signedIn = () => ({ ...USER, token: userToken(), tokenExpiredAt: null });
const sent = (index = 0) => {
  const request = scripted.vendor.received[index];
  return { path: request?.path, authorization: request?.headers.authorization, ...bodyOf(request) };
};
const NO_EXTRAS = { autoRegister: false };

describe('a login', () => {
  it('carries the pool, the client’s address and an encrypted password, and no token', async () => {
    scripted.fields({ login: signedIn() });
    await scripted.legacy.identity.login({ kind: 'email', email: 'a@b.cn', password: '密码 and 1' }, NO_EXTRAS, caller);
    const { path, authorization, variables } = sent();
    const { password, ...rest } = variables;
    expect([path, authorization]).toEqual(['/graphql', undefined]);
    expect(rest).toEqual({ email: 'a@b.cn', registerInClient: POOL, lastIP: caller.address });
    expect(decrypt(password)).toBe('密码 and 1');
  });

  it('by phone code sends the code as a number, and a registration as a text', async () => {
    scripted.fields({ login: signedIn(), register: USER });
    const { identity } = scripted.legacy;
    const method = { kind: 'phoneCode', phone: '+8613800000000', code: '0123' } as const;
    await identity.login(method, NO_EXTRAS, caller);
    await identity.register(method, { forceLogin: false }, caller);
    expect(sent(0).variables).toMatchObject({ phone: '13800000000', phoneCode: 123 });
    expect(sent(1).variables.userInfo).toMatchObject({ phone: '13800000000', phoneCode: '0123', forceLogin: false });
  });

  it('by LDAP goes to the other endpoint with the password in clear', async () => {
    scripted.fields({ LoginByLDAP: signedIn() });
    await scripted.legacy.identity.login({ kind: 'ldap', username: 'lin', password: 'clear' }, NO_EXTRAS, caller);
    expect(sent()).toMatchObject({
      path: '/oauth-host/graphql',
      variables: { username: 'lin', password: 'clear', clientId: POOL },
    });
  });

  it('is sent once more with the code, and keeps nothing of the password in clear meanwhile', async () => {
    scripted.reply(refusal('login', 1635));
    const method = { kind: 'username', username: 'qin', password: 'never in clear' } as const;
    const needed = await scripted.legacy.identity.login(method, NO_EXTRAS, caller);
    if (needed.type !== 'mfaNeeded') expect.fail(`expected a second step, got ${needed.type}`);
    expect(needed).toMatchObject({ factors: [{ kind: 'TOTP', target: null }], enrollable: [] });
    expect(needed.token).not.toContain('never in clear');
    scripted.fields({ login: signedIn() });
    const { user, isNewUser } = await scripted.legacy.mfa.verifyTotp(needed.token, '123456', caller);
    expect([user.id, isNewUser]).toEqual([`legacy:${ID}`, false]);
    expect(sent(1).variables).toEqual({ ...sent(0).variables, MFACode: '123456' });
  });
});

describe('calls as a user', () => {
  it('name the user that the token belongs to', async () => {
    const vendor = session();
    scripted.fields({ user: USER, updateUser: USER, unbindEmail: USER });
    await scripted.legacy.identity.currentUser(vendor, caller);
    await scripted.legacy.identity.logout(vendor, caller);
    await scripted.legacy.account.unbindEmail(vendor, caller);
    expect(sent(0)).toMatchObject({
      authorization: `Bearer ${vendor.token}`,
      variables: { id: ID, registerInClient: POOL },
    });
    expect(sent(1).variables.options).toEqual({ _id: ID, registerInClient: POOL, tokenExpiredAt: '0' });
    expect(sent(2).variables).toEqual({ user: ID, client: POOL });
  });

  it('encrypt both passwords', async () => {
    scripted.fields({ updateUser: USER });
    await scripted.legacy.account.updatePassword(session(), { newPassword: 'new one', oldPassword: 'old one' }, caller);
    const { password, oldPassword, ...rest } = sent().variables.options as Record<string, unknown>;
    expect([decrypt(password), decrypt(oldPassword), rest]).toEqual([
      'new one',
      'old one',
      { _id: ID, registerInClient: POOL },
    ]);
  });

  it('fetch a new key with every switch', async () => {
    scripted.fields({ queryMFA: null, changeMFA: { enable: true, shareKey: 'JVRWQOLHOJJVOZSO' } });
    const turned = await scripted.legacy.legacyMfa.turn(session(), `legacy:${ID}`, true, caller);
    expect(turned).toEqual({ enabled: true, sharedKey: 'JVRWQOLHOJJVOZSO' });
    expect(sent(1).variables).toEqual({ userId: ID, userPoolId: POOL, enable: true, refreshKey: true });
  });
});

describe('calls with the owner’s token', () => {
  it('fetch it with the secret, which goes nowhere else', async () => {
    const token = userToken();
    scripted.fields({ getAccessTokenByAppSecret: token, removeUsers: [{ _id: ID }], bindOtherOAuth: { _id: 'x' } });
    await scripted.legacy.directory.removeUsers([`legacy:${ID}`], caller);
    const identity = { type: 'github', unionid: '42', userInfo: { login: 'qin' } };
    await scripted.legacy.externalIdentities.link(`legacy:${ID}`, identity, caller);
    expect(sent(0)).toMatchObject({ authorization: undefined, variables: { secret: SECRET, clientId: POOL } });
    expect(sent(1)).toMatchObject({
      authorization: `Bearer ${token}`,
      variables: { ids: [ID], registerInClient: POOL },
    });
    expect(sent(2).variables).toEqual({
      user: ID,
      client: POOL,
      type: 'github',
      unionid: '42',
      userInfo: '{"login":"qin"}',
    });
    expect(scripted.vendor.received.slice(1).some(({ body }) => body.includes(SECRET))).toBe(false);
  });
});

describe('REST calls', () => {
  it.each([
    ['LOGIN', `/send_smscode/13800000000/${POOL}`],
    ['BIND', `/send_smscode/13800000000/${POOL}`],
    ['REGISTER', `/notification/send_register_smscode/13800000000/${POOL}`],
  ] as const)('send a code for %s, once even when the vendor fails', async (scene, path) => {
    scripted.reply({ code: 200, message: '发送成功' });
    await scripted.legacy.identity.sendSmsCode({ phone: '13800000000', scene }, caller);
    expect(sent().path).toBe(path);
    scripted.reply({}, 503);
    const failed = scripted.legacy.identity.sendSmsCode({ phone: '13800000000', scene }, caller);
    await expect(failed).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(scripted.vendor.received).toHaveLength(2);
  });

  it('ask three hosts whether they answer', async () => {
    scripted.reply({});
    await scripted.legacy.probe.probe();
    const paths = scripted.vendor.received.map(({ path }) => path).sort();
    expect(paths).toEqual(['/content-host/', '/oauth-host/system/status', '/system/status']);
  });
});

describe('what cannot be sent', () => {
  it.each(['+85291234567', '91234567', '1380000000', '13800000000/../x'])('is the phone %s', async (phone) => {
    const refused = scripted.legacy.identity.sendSmsCode({ phone, scene: 'LOGIN' }, caller);
    await expect(refused).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'phone' });
    expect(scripted.vendor.received).toEqual([]);
  });

  it('is a password that the key is too small for', async () => {
    const method = { kind: 'email', email: 'a@b.cn', password: 'x'.repeat(118) } as const;
    const refused = scripted.legacy.identity.login(method, NO_EXTRAS, caller);
    await expect(refused).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'password' });
  });

  it.each(['', 'legacy:'])('is the id "%s", which the vendor may take for the owner', async (id) => {
    scripted.fields({ getAccessTokenByAppSecret: userToken() });
    const { directory, externalIdentities } = scripted.legacy;
    expect(await directory.user(id, caller)).toBeNull();
    const unknown = expect.objectContaining({ code: 'UNKNOWN_ACCOUNT' });
    await expect(directory.updateUser(id, { blocked: true }, caller)).rejects.toEqual(unknown);
    await expect(directory.removeUsers([id], caller)).rejects.toEqual(unknown);
    const identity = { type: 'github', unionid: '1', userInfo: {} };
    await expect(externalIdentities.link(id, identity, caller)).rejects.toEqual(unknown);
    expect(scripted.vendor.received).toEqual([]);
  });
});
