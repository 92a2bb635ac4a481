/** Keys of service tokens for tests. */
import { generateKeyPairSync } from 'node:crypto';

/** A new P-256 private key in PKCS#8 PEM form, as SIGNING_KEYS accepts it. */
export function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
