/** Creates values of settings that hold keys and secrets. */
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';

const BYTES = 32;

/** 32 random bytes in base64, for SESSION_KEY, PASSKEY_KEYS and AUDIT_KEY. */
export function freshKey(): string {
  return randomBytes(BYTES).toString('base64');
}

/** 43 random characters that fit into an HTTP header and into a URL. */
export function freshSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** The form of the Standard Webhooks specification, for WEBHOOK_SECRET. */
export function freshWebhookSecret(): string {
  return `whsec_${freshKey()}`;
}

/** A P-256 private key (ES256) in PKCS#8 PEM form, for SIGNING_KEYS. Line breaks are written as \n. */
export function freshSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trimEnd().replaceAll('\n', '\\n');
}

/** A token of an administrator, and its SHA-256 hash for ADMIN_TOKENS. */
export function freshAdminToken(): { readonly token: string; readonly hash: string } {
  const token = freshSecret();
  return { token, hash: createHash('sha256').update(token).digest('hex') };
}
