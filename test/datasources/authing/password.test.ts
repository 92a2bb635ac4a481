import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  caller,
  decrypt,
  graphqlBody,
  keyPair,
  loggedInUser,
  refusalFrame,
  type ScriptedAuthing,
  startAuthing,
} from '../transport/scriptedAuthing.js';
import { sendJson } from '../transport/scriptedVendor.js';

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
  scripted.reply({ data: { loginByEmail: loggedInUser } });
});

afterEach(() => scripted.close());

const login = (password: string, on = scripted) =>
  on.authing.identity.login({ kind: 'email', email: 'a@b.cn', password }, { autoRegister: false }, caller);
const keyFetches = (on = scripted) => on.vendor.received.length - on.calls.length;
const ciphertexts = (on = scripted) => on.calls.map((call) => String(graphqlBody(call).variables.input.password));

describe('a password', () => {
  it.each(['secret', '密码🔑', 'x'.repeat(117), '界'.repeat(39), ''])(
    'arrives as it was typed: %j',
    async (password) => {
      await login(password);
      expect(decrypt(scripted.keys.privateKey, ciphertexts()[0])).toBe(password);
    },
  );

  it('is encrypted anew for every call, in padded base64 of 128 bytes', async () => {
    await login('secret');
    await login('secret');
    const [first, second] = ciphertexts();
    expect(first).not.toBe(second);
    expect(first).toMatch(/^[A-Za-z0-9+/]{171}=$/);
  });

  it('longer than 117 bytes of UTF-8 is refused before any call', async () => {
    for (const password of ['x'.repeat(118), '界'.repeat(40)]) {
      await expect(login(password)).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'password' });
    }
    const reset = scripted.authing.identity.resetPassword({ email: 'a@b.cn', code: '1' }, 'x'.repeat(118), caller);
    await expect(reset).rejects.toMatchObject({ code: 'INPUT_REJECTED', field: 'newPassword' });
    expect(scripted.vendor.received).toHaveLength(0);
  });
});

describe('the key', () => {
  it('is fetched once for 50 logins at the same time', async () => {
    await Promise.all(Array.from({ length: 50 }, () => login('secret')));
    expect(scripted.calls).toHaveLength(50);
    expect(keyFetches()).toBe(1);
  });

  it('is fetched again after a failed fetch', async () => {
    const { script } = scripted.vendor;
    scripted.vendor.script = (_request, response) => sendJson(response, { code: 200, data: { publicKey: 'no key' } });
    await expect(login('secret')).rejects.toMatchObject({ code: 'BAD_REPLY' });
    scripted.vendor.script = (_request, response) => sendJson(response, { code: 200, data: {} });
    await expect(login('secret')).rejects.toMatchObject({ code: 'BAD_REPLY' });
    scripted.vendor.script = script;
    await login('secret');
  });

  it('that the vendor refuses is an outage, and no wrong password', async () => {
    scripted.vendor.script = (_request, response) => sendJson(response, { code: 1001, message: '' });
    await expect(login('secret')).rejects.toMatchObject({ code: 'UNAVAILABLE', providerCode: '1001' });
    expect(scripted.calls).toHaveLength(0);
  });

  it('is fetched again once, and for all, after logins that the vendor could not decrypt', async () => {
    await login('warm-up');
    const next = keyPair();
    const served = scripted.vendor.script;
    scripted.vendor.script = (request, response) => {
      if (request.path === '/api/v2/.well-known') {
        return sendJson(response, { code: 200, message: '', data: { publicKey: next.pem } });
      }
      try {
        decrypt(next.privateKey, graphqlBody(request).variables.input.password);
        return served(request, response);
      } catch {
        return sendJson(response, refusalFrame('loginByEmail', 2016));
      }
    };
    const replies = await Promise.all(Array.from({ length: 20 }, () => login('secret')));
    expect(new Set(replies.map(({ type }) => type))).toEqual(new Set(['signedIn']));
    expect(keyFetches()).toBe(2);
  });

  it('that has not changed ends the matter: 2016 is the answer', async () => {
    scripted.reply(refusalFrame('loginByEmail', 2016));
    await expect(login('secret')).rejects.toMatchObject({ code: 'BAD_REPLY', providerCode: '2016' });
    expect(scripted.calls).toHaveLength(1);
    expect(keyFetches()).toBe(2);
  });

  it('of the settings is used without any fetch', async () => {
    const own = keyPair();
    const configured = await startAuthing({ publicKey: own.pem });
    configured.reply({ data: { loginByEmail: loggedInUser } });
    await login('secret', configured);
    expect(keyFetches(configured)).toBe(0);
    expect(decrypt(own.privateKey, ciphertexts(configured)[0])).toBe('secret');
    await configured.close();
  });
});

it('the probe asks for the key, which needs no credential', async () => {
  await scripted.authing.probe.probe();
  expect(keyFetches()).toBe(1);
  expect(scripted.vendor.received[0]?.headers).not.toHaveProperty('authorization');
  await scripted.vendor.close();
  await expect(scripted.authing.probe.probe()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
