import { describe, expect, it } from 'vitest';
import { CodeTable } from '../../../src/datasources/transport/codeTable.js';

const table = new CodeTable(
  'acme',
  { '1': 'TOO_FREQUENT', '2': ['INPUT_REJECTED', 'email'], '3': ['ALREADY_TAKEN', 'phone'] },
  { reset: { '2': ['INPUT_REJECTED', 'newEmail'], '500': 'CODE_REJECTED' } },
);
const failed = (code: string, message: string | null) => ({ code, message, data: undefined });

describe('a code', () => {
  it('is translated, with the field that it names', () => {
    expect(table.refusal('login', '1')).toMatchObject({ code: 'TOO_FREQUENT', provider: 'acme', providerCode: '1' });
    expect(table.refusal('login', '2')).toMatchObject({ code: 'INPUT_REJECTED', field: 'email' });
  });

  it('has another meaning for an operation that uses it in another sense', () => {
    expect(table.refusal('reset', '2')).toMatchObject({ field: 'newEmail' });
    expect(table.refusal('reset', '1')).toMatchObject({ code: 'TOO_FREQUENT' });
  });

  it('that is not listed is REFUSED, also when an object has a property of its name', () => {
    expect(table.refusal('login', '500')).toMatchObject({ code: 'REFUSED', providerCode: '500' });
    expect(table.refusal('constructor', 'toString')).toMatchObject({ code: 'REFUSED' });
  });

  it('takes the field of the caller only for a rejected input', () => {
    expect(table.refusal('login', '2', 'values.0')).toMatchObject({ field: 'values.0' });
    expect(table.refusal('login', '3', 'values.0')).toMatchObject({ field: 'phone' });
  });
});

describe('a 500 with a message', () => {
  const patterns = [
    [/code/, 'CODE_REJECTED'],
    [/taken/, ['ALREADY_TAKEN', 'phone']],
  ] as const;

  it('has the meaning of the first pattern that matches', () => {
    const error = table.refusalByMessage('bind', failed('500', 'taken'), patterns);
    expect(error).toMatchObject({ code: 'ALREADY_TAKEN', field: 'phone', providerCode: '500' });
    expect(error.message).not.toContain('taken');
    expect(table.refusalByMessage('bind', failed('500', 'code taken'), patterns)).toMatchObject({
      code: 'CODE_REJECTED',
    });
  });

  it.each(['something else', null])('is CODE_REJECTED for %s', (message) => {
    expect(table.refusalByMessage('bind', failed('500', message), patterns)).toMatchObject({ code: 'CODE_REJECTED' });
  });

  it('does not matter for any other code', () => {
    expect(table.refusalByMessage('bind', failed('1', 'taken'), patterns)).toMatchObject({ code: 'TOO_FREQUENT' });
  });
});
