import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hmacSha256 } from '../../src/services/hmac.js';

it('gives the same MACs as createHmac', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 300 }), (key, data) => {
      const expected = createHmac('sha256', key).update(data).digest();
      expect(hmacSha256(Buffer.from(key))(Buffer.from(data))).toEqual(expected);
    }),
  );
});

it('refuses a key that is longer than a block', () => {
  expect(() => hmacSha256(randomBytes(65))).toThrow(RangeError);
});
