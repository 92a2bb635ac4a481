import { describe, expect, it } from 'vitest';
import * as vendor from '../../../src/datasources/secken/emulator/signature.js';
import { isSigned, signatureOf, signRequest } from '../../../src/datasources/secken/signature.js';
import {
  ANSWERS,
  APP_ID,
  APP_KEY,
  CALLBACKS,
  EVENT_ID,
  PRINTED,
  PRINTED_KEY,
  READINGS,
  REQUESTS,
  TWIN_SHA1,
  TWINS,
} from './vectors.js';

const ALL = [...REQUESTS, ...ANSWERS, ...CALLBACKS];

describe('the signature of the data source', () => {
  it.each(ALL)('is that of %s', (_id, fields, sha1) => {
    expect(signatureOf(fields, APP_KEY)).toBe(sha1);
    expect(isSigned({ ...fields, signature: sha1 }, APP_KEY)).toBe(true);
  });

  it.each(PRINTED)('is what the vendor printed: %s', (_id, fields, sha1) => {
    expect(signatureOf(fields, PRINTED_KEY)).toBe(sha1);
  });

  it('writes numbers in decimal', () => {
    const [, fields, sha1] = ANSWERS[1] ?? [];
    expect(signatureOf({ ...fields, status: 200 }, APP_KEY)).toBe(sha1);
  });

  it.each([
    ['of other fields', { status: '200', description: 'success', uid: 'user2', event_id: EVENT_ID }],
    ['of fewer', { status: '200', description: 'success', event_id: EVENT_ID }],
  ])('is not that %s', (_what, fields) => {
    expect(isSigned({ ...fields, signature: '1fd99e3d6ac20a0b4e311458f12e23a830c4175a' }, APP_KEY)).toBe(false);
  });

  it.each(['', 'CEBA47CC13712E6F7F3CD472129F5FC7CAF24779', 'ceba47cc', 'ceba47cc13712e6f7f3cd472129f5fc7caf24779 '])(
    'is 40 lower-case digits, not %j',
    (signature) => {
      const fields = { status: '200', description: 'success', event_id: EVENT_ID };
      expect(isSigned({ ...fields, signature }, APP_KEY)).toBe(false);
      expect(isSigned(fields, APP_KEY)).toBe(false);
    },
  );
});

describe('the signer', () => {
  it.each(REQUESTS)('sends %s with its signature', (_id, fields, signature) => {
    expect(signRequest(fields, APP_KEY)).toEqual({ ...fields, signature });
  });

  it('refuses one of two requests that sign alike', () => {
    for (const twin of TWINS) expect(signatureOf(twin, APP_KEY)).toBe(TWIN_SHA1);
    expect(() => signRequest(TWINS[1], APP_KEY)).toThrow(
      expect.objectContaining({ code: 'INPUT_REJECTED', provider: 'secken', field: 'actionDetails' }),
    );
  });

  it.each([
    ['uid', 'userevent_id=1', 'uid'],
    ['uid', 'a\u0000b', 'uid'],
    ['uid', 'a\ud800', 'uid'],
    ['action_type', 'pay=1', 'actionType'],
    ['action_type', 'evil \u202e gnp', 'actionType'],
    ['action_details', 'x_=', 'actionDetails'],
    ['action_details', 'one\ntwo', 'actionDetails'],
    ['auth_token', 'uid=1', 'token'],
    ['event_id', 'status=1', 'eventId'],
    ['callback', 'https://a.cn/?uid=1', 'callbackUrl'],
  ])('refuses %s %j', (name, value, field) => {
    const parameters = { app_id: APP_ID, [name]: value };
    expect(() => signRequest(parameters, APP_KEY)).toThrow(expect.objectContaining({ code: 'INPUT_REJECTED', field }));
  });

  it.each([
    ['uid', 'xEJOkZ4TbjWHaoqGaXu2qw=='],
    ['action_details', '金额=100 & 手续费=1'],
    ['action_details', '转账 👨‍👩‍👧 100%'],
    ['action_type', 'uid'],
  ])('takes %s %s', (name, value) => {
    expect(signRequest({ app_id: APP_ID, [name]: value }, APP_KEY)).toHaveProperty('signature');
  });
});

describe('the signature of the emulator', () => {
  it.each(ALL)('is that of %s', (_id, fields, sha1) => {
    expect(vendor.sign(fields, APP_KEY)).toBe(sha1);
    expect(vendor.readingOf(fields, sha1, APP_KEY, true)).toBe('plain');
  });

  it.each(PRINTED)('is what the vendor printed: %s', (_id, fields, sha1) => {
    expect(vendor.sign(fields, PRINTED_KEY)).toBe(sha1);
  });

  it.each(READINGS)('fits %s', (_id, arrived, sha1, reading) => {
    expect(vendor.readingOf(arrived, sha1, APP_KEY, false)).toBe(reading);
    expect(vendor.readingOf(arrived, sha1, APP_KEY, true)).toBe(reading === 'plain' ? 'plain' : null);
    expect(vendor.readingOf(arrived, sha1, PRINTED_KEY, false)).toBeNull();
  });

  it('takes upper case unless it is strict', () => {
    const [[, fields, sha1] = ['', {}, '']] = REQUESTS;
    expect(vendor.readingOf(fields, sha1.toUpperCase(), APP_KEY, false)).toBe('plain');
    expect(vendor.readingOf(fields, sha1.toUpperCase(), APP_KEY, true)).toBeNull();
    expect(vendor.readingOf(fields, `${sha1}0`, APP_KEY, false)).toBeNull();
  });

  it('encodes as the four encoders do', () => {
    const text = " ~*!'()/张";
    expect(vendor.encodeLikeJs(text)).toBe("%20~*!'()%2F%E5%BC%A0");
    expect(vendor.encodeLikePhp(text)).toBe('+%7E%2A%21%27%28%29%2F%E5%BC%A0');
    expect(vendor.encodeLikePython(text)).toBe('+~%2A%21%27%28%29%2F%E5%BC%A0');
    expect(vendor.encodeLikeJava(text)).toBe('+%7E*%21%27%28%29%2F%E5%BC%A0');
  });

  it('decodes what was encoded and nothing else', () => {
    expect(vendor.decodeOnce('a+b%20c')).toBe('a b c');
    expect(vendor.decodeOnce('a+b')).toBe('a+b');
    expect(vendor.decodeOnce('50%')).toBe('50%');
  });
});
