import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const TARGET = `targetType: USER, targetId: "${SEEDED.id}"`;
const SET = `mutation ($key: String!, $value: String!) { setUdv(${TARGET}, key: $key, value: $value) { key dataType value label } }`;

let vendor: VendorClient;
let token: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  token = await vendor.userToken();
});
afterAll(() => vendor.emulators.close());

const set = (key: string, value: string) => vendor.graphql(SET, { key, value }, { token });

describe('custom data', () => {
  it.each([
    ['school', '"Qinghua"', 'Qinghua'],
    ['age', '18', '18'],
    ['vip', 'true', 'true'],
    ['preferences', '{"a":{"b":[1]}}', '{"a":{"b":[1]}}'],
    ['level', '"gold"', 'gold'],
    ['birthday', '1603892908000', '1603892908000'],
    ['birthday', '"2020-10-28T13:48:28.000Z"', '2020-10-28T13:48:28.000Z'],
  ])('writes %s as JSON text %s and reads %s', async (key, written, read) => {
    const { data } = await set(key, written);
    expect(data?.setUdv).toMatchObject([{ key, value: read }]);
    const mine = await vendor.graphql('{ user { customData { key value } } }', {}, { token });
    expect(mine.data).toEqual({ user: { customData: [{ key, value: read }] } });
  });

  it.each([
    ['school', '18'],
    ['age', '"18"'],
    ['vip', '"true"'],
    ['preferences', '"x"'],
    ['level', '1'],
    ['birthday', '"soon"'],
    ['school', 'Qinghua'],
    ['age', 'null'],
    ['unheard', '"x"'],
  ])('refuses %s = %s and names the key', async (key, value) => {
    const { errors } = await set(key, value);
    expect(errors[0]?.message).toEqual({ code: 500, message: expect.stringContaining(key) });
  });

  it('stores a batch whole or not at all', async () => {
    const batch = `mutation ($list: [UserDefinedDataInput!]) { setUdvBatch(${TARGET}, udvList: $list) { key } }`;
    const list = [
      { key: 'age', value: '18' },
      { key: 'vip', value: '1' },
    ];
    expect(await vendor.code(batch, { list }, { token })).toBe(500);
    expect((await vendor.graphql(`{ udv(${TARGET}) { key } }`, {}, { token })).data).toEqual({ udv: [] });
  });

  it('lists what remains after a removal', async () => {
    await set('age', '18');
    await set('school', '"Qinghua"');
    const { data } = await vendor.graphql(`mutation { removeUdv(${TARGET}, key: "age") { key } }`, {}, { token });
    expect(data).toEqual({ removeUdv: [{ key: 'school' }] });
  });

  it('of others is out of reach', async () => {
    const query = (target: string) => `{ udv(${target}) { key } }`;
    expect(await vendor.code(query('targetType: USER, targetId: "e0e0e0e0e0e0e0e0e0e0b002"'), {}, { token })).toBe(
      2202,
    );
    expect(await vendor.code(query('targetType: ROLE, targetId: "x"'), {}, { token })).toBe(2202);
    expect(await vendor.code(query(TARGET))).toBe(2020);
  });

  it('comes in one batch for an administrator', async () => {
    await set('age', '18');
    const admin = await vendor.managementToken();
    const write = `mutation { setUdfValueBatch(targetType: USER, input: [{ targetId: "${SEEDED.id}", key: "vip", value: "true" }]) { code } }`;
    expect(await vendor.code(write, {}, { token: admin })).toBeUndefined();
    const query = `{ udfValueBatch(targetType: USER, targetIds: ["${SEEDED.id}"]) { targetId data { key value } } }`;
    const values = [
      { key: 'age', value: '18' },
      { key: 'vip', value: 'true' },
    ];
    expect((await vendor.graphql(query, {}, { token: admin })).data).toEqual({
      udfValueBatch: [{ targetId: SEEDED.id, data: values }],
    });
  });

  it('is defined and undefined by an administrator only', async () => {
    const define =
      'mutation { setUdf(targetType: USER, key: "motto", dataType: STRING, label: "Motto") { key options } }';
    expect(await vendor.code(define, {}, { token })).toBe(1001);
    const admin = await vendor.managementToken();
    expect((await vendor.graphql(define, {}, { token: admin })).data).toEqual({
      setUdf: { key: 'motto', options: null },
    });
    await set('motto', '"x"');
    await vendor.graphql('mutation { removeUdf(targetType: USER, key: "motto") { code } }', {}, { token: admin });
    expect((await set('motto', '"x"')).errors[0]?.message.code).toBe(500);
  });
});
