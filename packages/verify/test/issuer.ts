/** A small issuer: it publishes keys over HTTP and signs tokens as Menshen does. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';

export class Issuer {
  url = '';
  /** How often the keys were fetched. */
  fetches = 0;
  /** What the key set endpoint answers instead of 200. */
  status = 200;
  readonly #keys: { readonly jwk: JWK; readonly privateKey: CryptoKey; published: boolean }[] = [];
  readonly #server = createServer((_request, response) => {
    this.fetches += 1;
    const keys = this.#keys.filter(({ published }) => published).map(({ jwk }) => jwk);
    response.writeHead(this.status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The issuer has no port.');
    this.url = `http://127.0.0.1:${address.port}`;
    await this.addKey();
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async addKey(published = true): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    this.#keys.push({ jwk: { ...jwk, kid, alg: 'ES256', use: 'sig' }, privateKey, published });
  }

  /** The public key that signed the last token. */
  get lastKey(): JWK {
    return this.#keys.at(-1)?.jwk ?? {};
  }

  async sign(claims: JWTPayload = {}, header: { readonly typ?: string } = {}): Promise<string> {
    const key = this.#keys.at(-1);
    if (key === undefined) throw new Error('The issuer has no key.');
    return new SignJWT(this.claims(claims))
      .setProtectedHeader({ alg: 'ES256', typ: 'menshen+jwt', kid: key.jwk.kid ?? '', ...header })
      .sign(key.privateKey);
  }

  claims(claims: JWTPayload = {}): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.url,
      aud: 'orders',
      sub: 'user-1',
      provider: 'AUTHING',
      sid: 'session-1',
      amr: ['pwd'],
      auth_time: now - 60,
      iat: now,
      exp: now + 60,
      jti: 'token-1',
      ...claims,
    };
  }
}
