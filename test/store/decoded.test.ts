import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { cachedDecoder } from '../../src/store/decoded.js';
import { openStore } from '../../src/store.js';

describe('a cache of decoded values', () => {
  it('gives the same frozen value for the same text', () => {
    const decode = cachedDecoder(10_000);
    const value = decode('{"a":[{"b":1}]}') as { a: { b: number }[] };
    expect(decode('{"a":[{"b":1}]}')).toBe(value);
    expect(decode('{"a":[{"b":2}]}')).toEqual({ a: [{ b: 2 }] });
    expect(() => value.a.push({ b: 3 })).toThrow(TypeError);
    expect(() => {
      (value.a[0] as { b: number }).b = 4;
    }).toThrow(TypeError);
  });

  it('stays within its bytes', () => {
    const decode = cachedDecoder(4000);
    const first = decode(JSON.stringify({ text: 'x'.repeat(500) }));
    decode(JSON.stringify({ text: 'y'.repeat(600) }));
    expect(decode(JSON.stringify({ text: 'x'.repeat(500) }))).not.toBe(first);
    // A value that does not fit at all is decoded every time.
    const large = JSON.stringify({ text: 'z'.repeat(2000) });
    expect(decode(large)).not.toBe(decode(large));
  });

  it('never hides what another reader of the store has written, changed or deleted', async () => {
    const store = await openStore({ logger: pino({ level: 'silent' }) });
    const [one, other] = [
      store.namespace<{ n: number }>('shared', 60_000, 10_000),
      store.namespace<{ n: number }>('shared', 60_000),
    ];
    await one.set('key', { n: 1 });
    const first = await one.get('key');
    expect(await one.get('key')).toBe(first);
    await other.set('key', { n: 2 });
    expect(await one.get('key')).toEqual({ n: 2 });
    expect(await one.swap('key', { n: 2 }, { n: 3 })).toBe(true);
    expect(await one.get('key')).toEqual({ n: 3 });
    await other.delete('key');
    expect(await one.get('key')).toBeUndefined();
    await store.close();
  });
});
