/** What the data source makes of a request at a callback address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RawCallback } from '../../../src/datasources/capabilities.js';
import { ProviderError } from '../../../src/datasources/errors.js';
import { type ScriptedSecken, sha1Of, startSecken } from './scriptedSecken.js';
import { CALLBACKS, EVENT_ID } from './vectors.js';

let scripted: ScriptedSecken;
beforeAll(async () => {
  scripted = await startSecken();
});
afterAll(() => scripted.close());

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';
const read = (callback: Partial<RawCallback>) =>
  scripted.secken.pushAuth.readCallback({ query: '', contentType: null, body: '', ...callback });
const form = (fields: Record<string, string>) => read({ contentType: FORM, body: String(new URLSearchParams(fields)) });

const [[, approval, approvalSha1] = ['', {}, ''], [, refusal, refusalSha1] = ['', {}, '']] = CALLBACKS;
const approved = { ...approval, signature: approvalSha1 };
const report = { eventId: EVENT_ID, uid: 'user1', result: { status: 'APPROVED', uid: 'user1' } };
const signed = (fields: Record<string, string>) => ({ ...fields, signature: sha1Of(fields) });

describe('a good callback', () => {
  it('is an approval (C1) or a refusal (C2)', () => {
    expect(form(approved)).toEqual(report);
    const result = { status: 'DENIED' };
    expect(form({ ...refusal, signature: refusalSha1 })).toEqual({ eventId: EVENT_ID, uid: 'user1', result });
  });

  it('may say that the event expired, or not say who refused', () => {
    const base = { event_id: EVENT_ID, description: '' };
    expect(form(signed({ ...base, status: '603' }))).toMatchObject({ uid: null, result: { status: 'EXPIRED' } });
    expect(form(signed({ ...base, status: '601' }))).toMatchObject({ uid: null, result: { status: 'DENIED' } });
    expect(form(signed({ ...base, status: '601', uid: '' }))).toMatchObject({ uid: null });
  });

  it('comes as a query, a form or JSON', () => {
    const query = String(new URLSearchParams(approved));
    expect(read({ query })).toEqual(report);
    expect(read({ query: 'ours=1', body: query })).toEqual(report);
    const body = JSON.stringify({ ...approved, status: 200 });
    expect(read({ contentType: 'application/json', body })).toEqual(report);
    expect(read({ body: ` ${body}` })).toEqual(report);
  });

  it('is read in whatever fields it has, as long as they are signed', () => {
    const uid = '张三+/==';
    expect(form(signed({ ...approval, uid, timestamp: '1452076900' }))).toMatchObject({ uid });
  });

  it('reads the same a second time: whoever asked keeps count', () => {
    expect(form(approved)).toEqual(form(approved));
  });
});

describe('a callback that cannot be believed', () => {
  const body = String(new URLSearchParams(approved));
  it.each<[string, Partial<RawCallback>]>([
    ['is empty', {}],
    ['is unsigned', { body: String(new URLSearchParams(approval)) }],
    ['names another user than signed', { body: body.replace('user1', 'user2') }],
    [
      'turns a refusal into an approval',
      { body: String(new URLSearchParams({ ...refusal, status: '200', signature: refusalSha1 })) },
    ],
    ['holds a field that is not signed', { body: `${body}&extra=1` }],
    ['holds a name twice', { body: `${body}&uid=user1` }],
    [
      'is signed with another key',
      { body: String(new URLSearchParams({ ...approval, signature: sha1Of(approval, 'x') })) },
    ],
    ['is signed in upper case', { body: body.replace(approvalSha1, approvalSha1.toUpperCase()) }],
    ['approves for nobody', { body: String(new URLSearchParams(signed({ ...approval, uid: '' }))) }],
    ['names no event', { body: String(new URLSearchParams(signed({ status: '200', uid: 'user1' }))) }],
    ['has no status', { body: String(new URLSearchParams(signed({ event_id: EVENT_ID, uid: 'user1' }))) }],
    ['has a status that ends nothing', { body: String(new URLSearchParams(signed({ ...approval, status: '602' }))) }],
    ['is JSON of another form', { body: '["status", 200]', contentType: 'application/json' }],
    ['is broken JSON', { body: '{"status":', contentType: 'application/json; charset=utf-8' }],
    ['holds objects', { body: JSON.stringify({ ...approved, uid: { a: 1 } }), contentType: 'application/json' }],
  ])('%s', (_what, callback) => {
    expect(() => read(callback)).toThrow(ProviderError);
    expect(() => read(callback)).toThrow(expect.objectContaining({ code: 'BAD_REPLY', message: 'secken: BAD_REPLY' }));
  });

  it('splits what was signed at other places', () => {
    // As signed by the vendor for somebody who chose this uid, and as cut up again by whoever sends it.
    const honest = { description: 'success', event_id: EVENT_ID, status: '200', uid: 'xuid=victim' };
    const forged = {
      description: `successevent_id=${EVENT_ID}status=601`,
      event_id: EVENT_ID,
      status: '200',
      uid: 'victim',
    };
    expect(() => form(signed(honest))).toThrow(ProviderError);
    expect(() => form(signed(forged))).toThrow(ProviderError);
  });
});
