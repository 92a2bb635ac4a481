import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { Proxies } from '../../src/server/forwardAuth/proxies.js';

const SECRET = 'a-secret-of-the-proxy-0123456789abcdef';
const forwardAuthSecrets = [createHash('sha256').update(SECRET).digest('hex')];

describe('the proxies that /auth/verify answers', () => {
  const proxies = new Proxies({ forwardAuthSecrets, trustedProxies: ['10.1.0.0/16', '192.0.2.7', '2001:db8::/32'] });
  const app = Fastify({ trustProxy: true });
  app.get('/', (request) => [proxies.hasSecret(request), proxies.isTrustedPeer(request)]);
  const judge = async (remoteAddress: string, headers: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    (await app.inject({ url: '/', remoteAddress, headers })).json();

  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.1.2.3', true],
    ['::ffff:10.1.2.3', true],
    ['192.0.2.7', true],
    ['2001:db8::9', true],
    ['192.0.2.8', false],
    ['10.2.0.1', false],
    ['2001:db9::1', false],
  ])('are judged by the peer of the socket: %s', async (peer, trusted) => {
    expect(await judge(peer, { 'x-forwarded-for': trusted ? '198.51.100.1' : '127.0.0.1' })).toEqual([false, trusted]);
  });

  it('show the secret once', async () => {
    expect(await judge('127.0.0.1', { 'x-forward-auth-secret': SECRET })).toEqual([true, true]);
    for (const wrong of ['', 'guessed', `${SECRET}, ${SECRET}`, forwardAuthSecrets[0] ?? '']) {
      expect(await judge('127.0.0.1', { 'x-forward-auth-secret': wrong })).toEqual([false, true]);
    }
  });
});
