/** Another application of the user pool, or a client, reaches for the custom field that holds the passkeys. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  MyDataDocument,
  RegisterDocument,
  RemoveUdfValueDocument,
  SetUdfValueDocument,
  SetUdfValuesDocument,
} from '../support/generated/operations.js';
import { defineField, readField, setField } from '../support/management.js';
import {
  addPasskey,
  answerFor,
  definePasskeyField,
  FIELD,
  loginWith,
  PASSKEY_ENVIRONMENT,
  passkeysOf,
} from '../support/passkeys.js';
import { named, newEmail, PASSWORD, SEEDED_LOGIN, signedIn, signIn } from '../support/people.js';

const ADMIN = 'an-administrator-of-passkeys';
const environment = { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes', ADMIN_TOKENS: ADMIN };

describeWithApp('a stored passkey', { environment }, (app) => {
  beforeEach(() => definePasskeyField(app));
  const person = async () => {
    const { method, id } = await named(app);
    const client = await signIn(app.client(), method);
    const authenticator = new Authenticator();
    const passkey = await addPasskey(client, authenticator, 'Phone');
    return { client, id, authenticator, passkey };
  };
  const stored = async (id: string) =>
    JSON.parse((await readField(app, id, FIELD)) ?? '{"passkeys":[]}') as { passkeys: Record<string, unknown>[] };
  const store = (id: string, passkeys: unknown) => setField(app, id, FIELD, JSON.stringify({ passkeys }));
  const login = async (authenticator: Authenticator) => {
    const client = app.client();
    return loginWith(client, await answerFor(client, authenticator, 'LOGIN'));
  };

  it('is ignored with another key, another id, or the signature of another entry, and this is logged', async () => {
    const [victim, attacker] = [await person(), await person()];
    const [own] = (await stored(victim.id)).passkeys;
    const [foreign] = (await stored(attacker.id)).passkeys;
    const entries: readonly Record<string, unknown>[] = [
      { ...foreign },
      { ...own, publicKey: foreign?.publicKey },
      { ...own, id: foreign?.id },
      { ...foreign, mac: own?.mac },
      { ...foreign, mac: 'AAAA' },
    ];
    for (const entry of entries) {
      await store(victim.id, [entry]);
      expect(await passkeysOf(victim.client)).toEqual([]);
      // The attacker's authenticator names the victim.
      const userHandle = Buffer.from(`AUTHING:${victim.id}`).toString('base64url');
      const forged = new Authenticator();
      forged.passkeys.push({ ...attacker.passkey, id: String(entry.id), userHandle });
      expectOutcome(await login(forged), 'InvalidCredentials');
    }
    expect(app.log.join('')).toContain('stored passkeys without a valid signature are ignored');
    await store(victim.id, [own]);
    expectOutcome(await login(victim.authenticator), 'LoginSuccess');
  });

  it('works beside entries that are not valid, which a change keeps', async () => {
    const { client, id, authenticator } = await person();
    const [own] = (await stored(id)).passkeys;
    const forged = { ...own, id: 'forged' };
    await store(id, [forged, own, 'text', { id: 7 }]);
    expect(await passkeysOf(client)).toHaveLength(1);
    await addPasskey(client, new Authenticator());
    expect(await passkeysOf(client)).toHaveLength(2);
    expect((await stored(id)).passkeys.map((entry) => entry.id)).toContain('forged');
    expectOutcome(await login(authenticator), 'LoginSuccess');
  });

  it('is replaced by the next enrolment when the field holds no passkeys', async () => {
    const { client, id } = await person();
    await setField(app, id, FIELD, 'text of another application');
    expect(await passkeysOf(client)).toEqual([]);
    await addPasskey(client, new Authenticator());
    expect(await passkeysOf(client)).toHaveLength(1);
  });

  it.each([FIELD, 'Passkeys', 'PASSKEYS', ' passkeys', 'ｐasskeys', 'pass\u200bkeys'])(
    'is not written as %j',
    async (key) => {
      if (key !== FIELD) await defineField(app, key);
      const client = await signedIn(app);
      await app.control.call('DELETE', '/providers/authing/requests');
      const customData = { [key]: 'x' };
      const method = { email: { email: newEmail(), password: PASSWORD } };
      for (const outcome of [
        (await client.run(SetUdfValueDocument, { key, value: 'x' })).setUdfValue,
        (await client.run(SetUdfValuesDocument, { values: [{ key, value: 'x' }] })).setUdfValues,
        (await client.run(RemoveUdfValueDocument, { key })).removeUdfValue,
        (await client.run(LoginDocument, { input: { method: SEEDED_LOGIN, customData } })).login,
        (await client.run(RegisterDocument, { input: { method, customData } })).register,
      ]) {
        expect(outcome.__typename).toBe('InputRejected');
      }
      const administrator = app.client();
      administrator.token = ADMIN;
      const input = [{ targetId: 'x', key, value: '"x"' }];
      const write =
        'mutation ($input: [AuthingSetUdfValueBatchInput!]!) { authing { setUdfValueBatch(targetType: USER, input: $input) { code } } }';
      const params = JSON.stringify([{ key, value: 'x' }]);
      const create =
        'mutation ($params: String) { authing { createUser(userInfo: {username: "someone"}, params: $params) { id } } }';
      for (const answer of [await administrator.send(write, { input }), await administrator.send(create, { params })]) {
        expect(answer.errors[0]?.extensions.code).toBe('PASSTHROUGH_REFUSED');
      }
      expect(await app.control.requests('authing')).toEqual([]);
    },
  );

  it('is not shown in typed or native reads', async () => {
    const { client, id, passkey } = await person();
    const set = await client.run(SetUdfValueDocument, { key: 'school', value: 'PKU' });
    expect(JSON.stringify(set)).not.toContain(passkey.id);
    const mine = await client.run(MyDataDocument);
    expect(mine.me?.customData).toEqual({ school: 'PKU' });
    const administrator = app.client();
    administrator.token = ADMIN;
    const reads: readonly (readonly [Client, string])[] = [
      [administrator, `{ user(id: "${id}") { customData udf { key value } } }`],
      [client, `{ authing { udv(targetType: USER, targetId: "${id}") { value } } }`],
      [client, `{ authing { udv(targetType: USER, targetId: "${id}") { k: key v: value } } }`],
      [administrator, `{ authing { udfValueBatch(targetType: USER, targetIds: ["${id}"]) { data { value } } } }`],
      [administrator, `{ authing { user(id: "${id}") { customData { value } } } }`],
    ];
    // Again: an operation that was seen before takes a shorter path.
    for (const [reader, document] of [...reads, ...reads, ...reads]) {
      const { text, errors } = await reader.send(document);
      expect(errors, text).toEqual([]);
      expect(text).not.toContain(passkey.id);
      if (!document.includes('customData {')) expect(text).toContain('PKU');
    }
    const literal = '{ authing { searchUser(query: "x", fields: ["\\u0070asskeys"]) { totalCount } } }';
    expect((await administrator.send(literal)).errors[0]?.extensions.code).toBe('PASSTHROUGH_REFUSED');
  });
});
