/** Which proxies may call /auth/verify. Only answers to them contain a token, so no script of a page can read one. */
import { hash as digest, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';

const MAX_PEERS = 1000;

export interface ProxyRules {
  /** SHA-256 of FORWARD_AUTH_SECRET in hex; several during a rotation. */
  readonly forwardAuthSecrets: readonly string[];
  /** Addresses and CIDR ranges. Loopback is always trusted. */
  readonly trustedProxies: readonly string[];
}

export class Proxies {
  readonly #hashes: readonly Buffer[];
  readonly #trusted = new BlockList();
  readonly #peers = new LRUCache<string, boolean>({ max: MAX_PEERS });

  constructor({ forwardAuthSecrets, trustedProxies }: ProxyRules) {
    this.#hashes = forwardAuthSecrets.map((hash) => Buffer.from(hash, 'hex'));
    for (const range of ['127.0.0.0/8', '::1', ...trustedProxies]) {
      const [address = '', bits] = range.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      this.#trusted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
    }
  }

  /** Whether the request has the secret. Two of them are joined to one text, which is not the secret. */
  hasSecret({ headers }: FastifyRequest): boolean {
    const secret = headers['x-forward-auth-secret'];
    if (typeof secret !== 'string') return false;
    const presented = digest('sha256', secret, 'buffer');
    return this.#hashes.filter((hash) => timingSafeEqual(hash, presented)).length > 0;
  }

  /** Judges the peer of the socket, because a forwarded address is what the peer claims. */
  isTrustedPeer({ raw }: FastifyRequest): boolean {
    const peer = raw.socket.remoteAddress;
    if (peer === undefined) return false;
    const known = this.#peers.get(peer);
    if (known !== undefined) return known;
    const trusted = this.#trusted.check(peer, isIPv6(peer) ? 'ipv6' : 'ipv4');
    this.#peers.set(peer, trusted);
    return trusted;
  }
}
