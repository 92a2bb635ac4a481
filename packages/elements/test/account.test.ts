import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fieldProblem, fieldText, fieldValue } from '../src/account/customFields.js';
import { deviceName } from '../src/account/deviceName.js';
import { ELEMENT_DOCUMENTS } from '../src/account/documents.js';

describe('the operations of the account page', () => {
  const schema = buildSchema(readFileSync(new URL('../../../schema/menshen.graphql', import.meta.url), 'utf8'));

  it.each(ELEMENT_DOCUMENTS)('are valid', (document) => {
    expect(validate(schema, parse(document.toString()))).toEqual([]);
  });
});

describe('custom fields', () => {
  it.each([
    ['STRING', 'Peking', 'Peking'],
    ['NUMBER', 22, '22'],
    ['BOOLEAN', true, 'true'],
  ] as const)('of the type %s become texts and values', (dataType, value, text) => {
    const field = { key: 'k', label: null, dataType, value };
    expect([fieldText(field), fieldValue(field, text)]).toEqual([text, value]);
  });

  it('show times in the time zone of the user', () => {
    const field = { key: 'k', label: null, dataType: 'DATETIME', value: '2026-11-21T08:30:00.000Z' } as const;
    expect(fieldValue(field, fieldText(field))).toBe(field.value);
  });

  it('show a stored text that is no time as it is', () => {
    const field = { key: 'k', label: null, dataType: 'DATETIME', value: 'next week' } as const;
    expect(fieldText(field)).toBe('next week');
  });

  it('are named in refusals by their keys', () => {
    const refusal = (path: string) => ({
      __typename: 'InputRejected',
      message: '',
      requestId: '',
      fields: [{ path, rule: 'READ_ONLY' as const, params: {}, message: '' }],
    });
    const pathOf = (path: string) => fieldProblem(refusal(path), ['school', 'age']).fields?.[0]?.path;
    expect(pathOf('values.1.value')).toBe('values.1.age');
    expect(pathOf('values')).toBe('values');
  });
});

describe('the name of a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge · Windows',
    ],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604', 'Safari · iOS'],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537 Chrome/140 Mobile Safari/537 MicroMessenger/8.0',
      'WeChat · Android',
    ],
    ['curl/8.5.0', 'curl/8.5.0'],
  ])('of %s', (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
