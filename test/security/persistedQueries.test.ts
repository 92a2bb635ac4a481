/** Registering persisted queries from one address takes nothing from the others. */
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { PersistedQueries } from '../../src/server/operation/persistedQueries.js';
import { openStore } from '../../src/store.js';
import { describeWithApp } from '../support/app.js';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const named = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } });

describeWithApp('a flood from one address', { environment: { TRUSTED_PROXIES: '127.0.0.1' } }, (app) => {
  const ask = (address: string, body: object) =>
    app.client({ headers: { 'x-forwarded-for': address } }).post<unknown>(JSON.stringify(body));
  const register = (address: string, query: string) => ask(address, { query, ...named(query) });
  const isKept = async (text: string) => (await ask('192.0.2.9', named(text))).data !== undefined;

  it('of 230 texts leaves 200 of them, and others can register', async () => {
    const texts = Array.from({ length: 230 }, (_, n) => `{ a${n}: __typename }`);
    // One household: a /64.
    const answers = await Promise.all(texts.map((text, n) => register(`2001:db8:0:7::${(n + 1).toString(16)}`, text)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const [own, late] = ['{ own: __typename }', '{ late: __typename }'];
    await register('203.0.113.1', own);
    await expect.poll(() => isKept(own)).toBe(true);
    await register('2001:db8:0:7::ffff', late);
    const kept = await Promise.all([...texts, late].map(isKept));
    expect(kept.filter(Boolean)).toHaveLength(200);
  });

  it('of a text that is known costs nothing', async () => {
    const known = '{ known: __typename }';
    await register('203.0.113.2', known);
    await expect.poll(() => isKept(known)).toBe(true);
    await Promise.all(Array.from({ length: 210 }, () => register('203.0.113.3', known)));
    const own = '{ another: __typename }';
    await register('203.0.113.3', own);
    await expect.poll(() => isKept(own)).toBe(true);
  });
});

describe('the store of persisted queries', () => {
  it('is bounded: a new text takes the place of the oldest one', async () => {
    const store = await openStore({ logger: pino({ level: 'silent' }) });
    const queries = new PersistedQueries(store, 3);
    const texts = ['{ a }', '{ b }', '{ c }', '{ d }', '{ e }'];
    for (const [n, text] of texts.entries()) await queries.register(text, `192.0.2.${n}`);
    const kept = await Promise.all(texts.map((text) => queries.get(`apq:${hashOf(text)}`)));
    expect(kept).toEqual([undefined, undefined, '{ c }', '{ d }', '{ e }']);
    await store.close();
  });
});
