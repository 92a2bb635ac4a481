import { beforeEach, describe, expect, it } from 'vitest';
import { ProviderError } from '../../../src/datasources/errors.js';
import { HeldToken } from '../../../src/datasources/transport/heldToken.js';

const HOUR_MS = 3_600_000;

let time: number;
let issued: number;
let failure: Error | null;
let lifetimeMs: number | null;
/** Tokens that the vendor refuses. */
let revoked: Set<string>;
let sent: string[];
let token: HeldToken;

beforeEach(() => {
  time = 0;
  issued = 0;
  failure = null;
  lifetimeMs = 10 * HOUR_MS;
  revoked = new Set();
  sent = [];
  const issue = async () => {
    if (failure !== null) throw failure;
    issued += 1;
    return { token: `token${issued}`, expiresAt: lifetimeMs === null ? null : new Date(time + lifetimeMs) };
  };
  token = new HeldToken('acme', issue, () => time);
});

const send = async (bearer: string) => {
  sent.push(bearer);
  return { bearer, code: revoked.has(bearer) ? '2020' : undefined };
};
const call = () => token.use(send, ({ code }) => code);

describe('a held token', () => {
  it('is issued once for calls at the same time', async () => {
    await Promise.all(Array.from({ length: 20 }, call));
    expect(issued).toBe(1);
    expect(new Set(sent)).toEqual(new Set(['token1']));
  });

  it('is renewed an hour before it expires', async () => {
    await call();
    time = 9 * HOUR_MS - 1;
    await call();
    time = 9 * HOUR_MS;
    await Promise.all([call(), call()]);
    expect(sent).toEqual(['token1', 'token1', 'token2', 'token2']);
  });

  it('is renewed at half its lifetime when that is short', async () => {
    lifetimeMs = 1_000;
    await call();
    time = 499;
    await call();
    time = 500;
    await call();
    expect(sent).toEqual(['token1', 'token1', 'token2']);
  });

  it('is kept until it is refused when it does not say when it expires', async () => {
    lifetimeMs = null;
    await call();
    time = 1_000 * HOUR_MS;
    await call();
    expect(issued).toBe(1);
  });

  it('is renewed once for calls that were refused together', async () => {
    await call();
    revoked.add('token1');
    const answers = await Promise.all([call(), call(), call()]);
    expect(answers.map(({ bearer }) => bearer)).toEqual(['token2', 'token2', 'token2']);
    expect(issued).toBe(2);
  });

  it('that is refused as soon as it is issued is BAD_REPLY', async () => {
    revoked.add('token1').add('token2');
    await expect(call()).rejects.toMatchObject({ code: 'BAD_REPLY', provider: 'acme', providerCode: '2020' });
    expect(sent).toEqual(['token1', 'token2']);
  });

  it('that the vendor refuses to issue is NOT_CONFIGURED, and the next call tries again', async () => {
    failure = new ProviderError('INVALID_CREDENTIALS', 'acme', '2006');
    await expect(call()).rejects.toMatchObject({ code: 'NOT_CONFIGURED', providerCode: '2006' });
    failure = null;
    await expect(call()).resolves.toMatchObject({ bearer: 'token1' });
  });

  it.each(['UNAVAILABLE', 'TIMEOUT', 'TOO_FREQUENT'] as const)('passes %s on', async (code) => {
    failure = new ProviderError(code, 'acme');
    await expect(call()).rejects.toBe(failure);
  });
});
