/** The keys of service tokens: the first one signs, all of them are published. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { JWTPayload } from 'jose';

/** Verifiers refuse other types, so that no other token of a shared key can replace a service token. */
const TYPE = 'menshen+jwt';

/** A public key (RFC 7517). */
export interface PublicJwk {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

export class SigningKeys {
  readonly published: readonly PublicJwk[];

  constructor(private readonly keys: readonly KeyObject[]) {
    this.published = keys.map(toJwk);
  }

  /** @throws Error without a key: the start checks that there is one */
  async sign(claims: JWTPayload): Promise<string> {
    const [key] = this.keys;
    const [jwk] = this.published;
    if (key === undefined || jwk === undefined) throw new Error('SIGNING_KEYS holds no key.');
    const { SignJWT } = await import('jose');
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: TYPE, kid: jwk.kid }).sign(key);
  }
}

function toJwk(key: KeyObject): PublicJwk {
  const { kty = '', crv = '', x = '', y = '' } = createPublicKey(key).export({ format: 'jwk' });
  // RFC 7638, section 3.2: the required members of an EC key, in this order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' };
}
