/** A vendor's answer that is forwarded unread says exactly what a full parse of it says, or is not forwarded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/datasources/errors.js';
import type { HttpReply } from '../../src/datasources/transport/http.js';
import { readNativeReply } from '../../src/datasources/transport/nativeReply.js';
import { forwardReply } from '../../src/server/native/forward.js';
import type { SingleNamespace } from '../../src/server/native/plan.js';

/** The members of a request that forwarding reads. */
function namespaceOf(key: string, typeNames: boolean): SingleNamespace {
  const request = { translation: { typeNames }, native: { prefix: 'Vendor' } };
  return { key, request } as unknown as SingleNamespace;
}

function forwarded(text: string, { key = 'authing', typeNames = false } = {}): unknown {
  const body = Buffer.from(text);
  const http = { status: 200, body, text: () => body.toString() } as unknown as HttpReply;
  try {
    const reply = readNativeReply(http, 'vendor', () => new ProviderError('REFUSED', 'vendor'));
    const answer = forwardReply(reply, namespaceOf(key, typeNames));
    return answer === undefined ? undefined : JSON.parse(answer.toString());
  } catch (error) {
    // Only the reading of the reply may fail: a forwarded answer is always JSON.
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

/** Strings that look like the structure around them. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '}',
    '}}',
    '"',
    '\\"}}',
    '{"data":{',
    '","data":{"x":1',
    '\\',
    '\u0000',
    '__proto__',
    'data',
    '"data"',
  ),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, hostile, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(hostile, tie('value'), { maxKeys: 4 }),
}));
const answer = fc
  .tuple(json.object, fc.constantFrom(undefined, 0, 1))
  .map(([data, indent]) => JSON.stringify({ data }, null, indent));
const member = fc
  .tuple(fc.constantFrom('data', 'd\\u0061ta', 'DATA', 'errors', 'extensions', '__proto__'), json.value)
  .map(([name, value]) => `"${name}":${JSON.stringify(value)}`);

const damaged = fc.oneof(
  answer,
  // Truncated.
  fc.tuple(answer, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  // With bytes behind it.
  fc.tuple(answer, fc.oneof(hostile, fc.constantFrom(' ', '\n', '{}', '}', ',{}'))).map(([text, more]) => text + more),
  // With another member beside `data`, or before its end.
  fc.tuple(answer, member).map(([text, more]) => `${text.slice(0, -1)},${more}}`),
  fc.tuple(answer, member).map(([text, more]) => `${text.slice(0, -2)},${more}}}`),
  // With one character replaced.
  fc
    .tuple(answer, fc.nat(), hostile)
    .map(([text, at, part]) => text.slice(0, at % text.length) + part + text.slice((at % text.length) + 1)),
);

describe('a forwarded answer', () => {
  it('equals the full parse, whatever the vendor sends', () => {
    let count = 0;
    fc.assert(
      fc.property(damaged, hostile, fc.boolean(), (text, key, typeNames) => {
        const found = forwarded(text, { key, typeNames });
        if (found === undefined) return;
        count++;
        // Half of a surrogate pair does not survive UTF-8.
        const whole = JSON.parse(Buffer.from(text).toString()) as { data: unknown };
        expect(found).toEqual({ data: { [key]: whole.data } });
      }),
      { numRuns: 3000, examples: [['{"data":{"a":1},"data":{"b":2}}', 'n', false]] },
    );
    // A property that never forwards proves nothing.
    expect(count).toBeGreaterThan(300);
  });

  it.each([
    ['a second member data', '{"data":{"a":1},"data":{"b":2}}'],
    ['a second member data with an escape', '{"data":{"a":1},"d\\u0061ta":{"b":2}}'],
    ['errors', '{"data":{"a":1},"errors":[]}'],
    ['no object in data', '{"data":[1]}'],
    ['a space before it', ' {"data":{"a":1}}'],
    ['a space after it', '{"data":{"a":1}} '],
  ])('does not exist where the vendor sends %s', (_what, text) => {
    expect(forwarded(text)).toBeUndefined();
  });

  it('keeps the bytes of the vendor', () => {
    expect(forwarded('{"data":{"user":{"name":"门神","n":1.0e2}}}')).toEqual({
      data: { authing: { user: { name: '门神', n: 100 } } },
    });
  });
});
