import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeValue, encodeParams, encodeValue } from '../../../src/datasources/authing/records/udf.js';
import type { UdfDataType, VendorSession } from '../../../src/datasources/capabilities.js';
import { caller, graphqlBody, refusalFrame, type ScriptedAuthing, startAuthing } from '../transport/scriptedAuthing.js';

const vendor: VendorSession = { token: 'user-token', expiresAt: new Date() };

let scripted: ScriptedAuthing;

beforeEach(async () => {
  scripted = await startAuthing();
});

afterEach(() => scripted.close());

const customData = () => scripted.authing.customData;
const refused = (field: string, code: number, message: string) => ({
  errors: [{ message: { code, message }, path: [field] }],
  data: { [field]: null },
});

describe('writing', () => {
  it.each([
    ['ucla', '"ucla"'],
    [18, '18'],
    [true, 'true'],
    [{ a: 1 }, '{"a":1}'],
    ['2020-10-28T14:08:28.000Z', '"2020-10-28T14:08:28.000Z"'],
  ])('%j travels as the JSON text %s', (value, text) => {
    expect(encodeValue(value)).toBe(text);
  });

  it('params hold plain values in one JSON text, or are absent', () => {
    expect(encodeParams({ school: 'x', age: 22 })).toBe('[{"key":"school","value":"x"},{"key":"age","value":22}]');
    expect(encodeParams({})).toBeUndefined();
    expect(encodeParams(undefined)).toBeUndefined();
  });
});

describe('reading', () => {
  it.each<[UdfDataType, string, unknown]>([
    ['STRING', 'ucla', 'ucla'],
    ['STRING', '18', '18'],
    ['SELECT', 'red', 'red'],
    ['NUMBER', '18', 18],
    ['NUMBER', '-1.5', -1.5],
    ['BOOLEAN', 'true', true],
    ['OBJECT', '{"a":1}', { a: 1 }],
    ['OBJECT', '[1]', [1]],
    ['DATETIME', '1603892908000', '2020-10-28T13:48:28.000Z'],
    ['DATETIME', '2020-10-28T13:48:28+08:00', '2020-10-28T05:48:28.000Z'],
  ])('%s %s is %j', (dataType, raw, value) => {
    expect(decodeValue(dataType, raw)).toEqual(value);
  });

  it.each<[UdfDataType, string]>([
    ['NUMBER', 'many'],
    ['NUMBER', '"18"'],
    ['NUMBER', '1e999'],
    ['BOOLEAN', '1'],
    ['OBJECT', '{"a":'],
    ['DATETIME', 'soon'],
    ['DATETIME', '99999999999999999999'],
  ])('%s %s stays the text that it is', (dataType, raw) => {
    expect(decodeValue(dataType, raw)).toBe(raw);
  });

  it('lists the fields of the user', async () => {
    scripted.reply({
      data: {
        udv: [
          { key: 'school', dataType: 'STRING', value: 'ucla', label: '学校' },
          { key: 'age', dataType: 'NUMBER', value: '18', label: null },
        ],
      },
    });
    expect(await customData().list(vendor, 'u1', caller)).toEqual([
      { key: 'school', label: '学校', dataType: 'STRING', value: 'ucla' },
      { key: 'age', label: null, dataType: 'NUMBER', value: 18 },
    ]);
    expect(graphqlBody(scripted.calls[0]).variables).toEqual({ targetId: 'u1' });
    expect(scripted.calls[0]?.headers.authorization).toBe('Bearer user-token');
  });
});

describe('setting', () => {
  const values = [
    { key: 'school', value: 'ucla' },
    { key: 'age', value: 'old' },
  ];
  const list = [{ key: 'school', dataType: 'STRING', value: 'ucla', label: null }];

  it('sends every value as JSON text and answers the whole list', async () => {
    scripted.reply({ data: { setUdvBatch: list } });
    expect(await customData().setMany(vendor, 'u1', values, caller)).toMatchObject([{ key: 'school', value: 'ucla' }]);
    expect(graphqlBody(scripted.calls[0]).variables).toEqual({
      targetId: 'u1',
      udvList: [
        { key: 'school', value: '"ucla"' },
        { key: 'age', value: '"old"' },
      ],
    });
    scripted.reply({ data: { setUdv: list } });
    await customData().setOne(vendor, 'u1', 'age', 18, caller);
    expect(graphqlBody(scripted.calls[1]).variables).toEqual({ targetId: 'u1', key: 'age', value: '18' });
    scripted.reply({ data: { removeUdv: [] } });
    expect(await customData().remove(vendor, 'u1', 'age', caller)).toEqual([]);
    expect(graphqlBody(scripted.calls[2]).variables).toEqual({ targetId: 'u1', key: 'age' });
  });

  it('nothing only reads', async () => {
    scripted.reply({ data: { udv: list } });
    expect(await customData().setMany(vendor, 'u1', [], caller)).toHaveLength(1);
  });

  it.each([
    ['names one key', '自定义字段 age 类型错误', 'values.1'],
    ['names one key in quotes', 'Value of "age" must be a number', 'values.1'],
    ['names both', 'school and age are wrong', undefined],
    ['names none', '参数错误', undefined],
    ['holds a key inside a word', 'this page has no such field', undefined],
  ])('is INPUT_REJECTED after 500, with the index when the vendor %s', async (_what, message, field) => {
    scripted.reply(refused('setUdvBatch', 500, message));
    const error: unknown = await customData()
      .setMany(vendor, 'u1', values, caller)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INPUT_REJECTED', providerCode: '500', field });
    expect(JSON.stringify(error)).not.toContain(message);
  });

  it('of one field and removing are INPUT_REJECTED after 500 too, and other codes keep their meaning', async () => {
    scripted.reply(refusalFrame('setUdv', 500));
    await expect(customData().setOne(vendor, 'u1', 'a', 1, caller)).rejects.toMatchObject({ code: 'INPUT_REJECTED' });
    scripted.reply(refusalFrame('removeUdv', 500));
    await expect(customData().remove(vendor, 'u1', 'a', caller)).rejects.toMatchObject({ code: 'INPUT_REJECTED' });
    scripted.reply(refused('setUdvBatch', 2020, 'age'));
    const call = customData().setMany(vendor, 'u1', values, caller);
    await expect(call).rejects.toMatchObject({ code: 'NOT_SIGNED_IN', field: undefined });
    scripted.reply(refusalFrame('udv', 2202));
    await expect(customData().list(vendor, 'other', caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is BAD_REPLY without a list', async () => {
    scripted.reply({ data: { setUdvBatch: null } });
    await expect(customData().setMany(vendor, 'u1', values, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
  });
});
