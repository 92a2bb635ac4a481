import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  LoginDocument,
  MyDataDocument,
  RemoveUdfValueDocument,
  SetUdfValueDocument,
  SetUdfValuesDocument,
} from '../support/generated/operations.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

async function signedIn(client: Client): Promise<Client> {
  client.token = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
  return client;
}

describeWithApp('custom data', {}, (app) => {
  it('writes and reads every type, with one vendor call for both forms', async () => {
    const client = await signedIn(app.client());
    const values = [
      { key: 'school', value: 'Peking "University"' },
      { key: 'age', value: 22.5 },
      { key: 'birthday', value: '2004-05-17T00:00:00.000Z' },
      { key: 'vip', value: false },
      { key: 'preferences', value: { theme: 'dark', nested: [1, null, '二'] } },
      { key: 'level', value: 'gold' },
    ];
    const set = expectOutcome((await client.run(SetUdfValuesDocument, { values })).setUdfValues, 'UdfValues');
    expect(Object.fromEntries(set.values.map(({ key, value }) => [key, value]))).toEqual(
      Object.fromEntries(values.map(({ key, value }) => [key, value])),
    );
    await app.control.call('DELETE', '/providers/authing/requests');
    const { me } = await client.run(MyDataDocument);
    expect(me?.customData).toEqual(Object.fromEntries(values.map(({ key, value }) => [key, value])));
    expect(me?.udf?.map(({ dataType }) => dataType).sort()).toEqual([
      'BOOLEAN',
      'DATETIME',
      'NUMBER',
      'OBJECT',
      'SELECT',
      'STRING',
    ]);
    const asked = (await app.control.requests('authing')).map(({ operation }) => operation);
    expect(asked.filter((operation) => operation === 'udv')).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  it('sets and removes one value', async () => {
    const client = await signedIn(app.client());
    const set = (await client.run(SetUdfValueDocument, { key: 'age', value: 30 })).setUdfValue;
    expect(expectOutcome(set, 'UdfValues').values).toMatchObject([{ key: 'age', dataType: 'NUMBER', value: 30 }]);
    const left = (await client.run(RemoveUdfValueDocument, { key: 'age' })).removeUdfValue;
    expect(expectOutcome(left, 'UdfValues').values).toEqual([]);
    expect((await client.run(MyDataDocument)).me?.customData).toEqual({});
  });

  it.each([
    ['an unknown key', [{ key: 'nonsense', value: 'x' }], 'values.0'],
    [
      'a number as text',
      [
        { key: 'school', value: 'PKU' },
        { key: 'age', value: 'twenty' },
      ],
      'values.1',
    ],
    ['text as a number', [{ key: 'school', value: 7 }], 'values.0'],
    ['text as a boolean', [{ key: 'vip', value: 'yes' }], 'values.0'],
    [
      'the same key twice',
      [
        { key: 'age', value: 1 },
        { key: 'age', value: 2 },
      ],
      'values',
    ],
    ['nothing', [], 'values'],
  ])('refuses %s, and writes none of the values', async (_what, values, path) => {
    const client = await signedIn(app.client());
    const { setUdfValues } = await client.run(SetUdfValuesDocument, { values });
    expect(expectOutcome(setUdfValues, 'InputRejected').fields[0]?.path).toBe(path);
    expect((await client.run(MyDataDocument)).me?.customData).toEqual({});
  });

  const WRONG = {
    school: [7, true, { a: 1 }, ['a']],
    level: [7, true, { a: 1 }, ['a']],
    age: ['7', 'seven', true, { a: 1 }, [7]],
    vip: ['true', 'yes', 0, 1, { a: 1 }, [true]],
    preferences: ['dark', 7, true],
    birthday: ['someday', true, { a: 1 }],
  };
  it.each(Object.entries(WRONG).flatMap(([key, values]) => values.map((value) => [key, value] as const)))(
    'refuses for %s the value %j',
    async (key, value) => {
      const client = await signedIn(app.client());
      const { setUdfValue } = await client.run(SetUdfValueDocument, { key, value });
      expect(expectOutcome(setUdfValue, 'InputRejected').fields[0]?.path).toBe('value');
      const { setUdfValues } = await client.run(SetUdfValuesDocument, { values: [{ key, value }] });
      expect(expectOutcome(setUdfValues, 'InputRejected').fields[0]?.path).toBe('values.0');
      expect((await client.run(MyDataDocument)).me?.customData).toEqual({});
    },
  );

  it('needs a session', async () => {
    const { errors, data } = await app.client().send(SetUdfValuesDocument, { values: [{ key: 'age', value: 1 }] });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', requestId: expect.any(String) });
    expect(data).toBeNull();
  });

  it('leaves the rest of the answer whole when the vendor fails at custom data', async () => {
    const client = await signedIn(app.client());
    await app.control.fail('authing', { match: 'udv', count: 2, mode: 'http500' });
    const { data, errors } = await client.send(MyDataDocument);
    expect(data?.me).toMatchObject({ id: expect.any(String), customData: null, udf: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['PROVIDER_UNAVAILABLE', 'PROVIDER_UNAVAILABLE']);
  });
});

describeWithApp('custom data that clients may not write', { environment: { UDF_READONLY: 'vip' } }, (app) => {
  it('is refused in every write', async () => {
    const client = await signedIn(app.client());
    const { setUdfValue } = await client.run(SetUdfValueDocument, { key: 'vip', value: true });
    expectOutcome(setUdfValue, 'InputRejected');
    expectOutcome((await client.run(RemoveUdfValueDocument, { key: 'vip' })).removeUdfValue, 'InputRejected');
    const input = { ...INPUT, customData: { vip: true } };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'InputRejected');
  });
});
