import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hmacSha256 } from './hmac.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Encrypts texts for the store, and binds each to the record that contains it. */
export interface Sealer {
  /** @param context the record that contains the text, such as the id of a session; `open` requires the same */
  seal(plain: string, context: string): string;
  /** Undefined if the text was sealed for another record, was changed, or its key is no longer in SESSION_KEY. */
  open(sealed: string, context: string): string | undefined;
  /**
   * Keyed digests of a text, one for each key in their order. Write under the first one, search under all of them. A plain
   * hash would not hide texts that can be enumerated, such as phone numbers.
   */
  fingerprints(text: string, purpose: string): readonly [string, ...string[]];
  /** The MAC (32 bytes) under the first key, and the id (4 bytes) of that key for `macOf`. */
  sign(data: Buffer): { readonly keyId: Buffer; readonly mac: Buffer };
  /** The MAC under the key with this id; undefined if SESSION_KEY has no such key. */
  macOf(data: Buffer, keyId: Buffer): Buffer | undefined;
}

/** The first key encrypts and signs, all keys decrypt and verify. docs/sessions.md has the steps of a rotation. */
export function createSealer(keys: readonly Buffer[]): Sealer {
  const [first, ...older] = keys.map(deriveKey);
  if (first === undefined) throw new RangeError('Sealing needs a key.');
  const known = new Map([first, ...older].map((key) => [key.id, key]));
  return {
    seal: (plain, context) => `${first.id}.${encrypt(first.encryption, plain, context)}`,

    open: (sealed, context) => {
      const dot = sealed.indexOf('.');
      const key = known.get(sealed.slice(0, dot));
      return key && decrypt(key.encryption, sealed.slice(dot + 1), context);
    },

    fingerprints: (text, purpose) => {
      const digest = (key: DerivedKey) => key.fingerprint(Buffer.from(`${purpose}\0${text}`)).toString('base64url');
      return [digest(first), ...older.map(digest)];
    },

    sign: (data) => ({ keyId: keyIdOf(first), mac: macUnder(first, data) }),

    macOf: (data, keyId) => {
      const key = [first, ...older].find((each) => keyIdOf(each).equals(keyId));
      return key && macUnder(key, data);
    },
  };
}

/** Encrypts under a secret that this server does not store, such as a session token. */
export function sealWith(secret: string): Sealer {
  return createSealer([derive(Buffer.from(secret), 'sealing with a token')]);
}

interface DerivedKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly fingerprint: (data: Buffer) => Buffer;
  readonly signature: (data: Buffer) => Buffer;
}

/** Derives a key for each use, so that a leak of one reveals nothing about the others. */
function deriveKey(key: Buffer): DerivedKey {
  if (key.length !== KEY_BYTES) throw new RangeError(`A sealing key has ${KEY_BYTES} bytes.`);
  return {
    id: derive(key, 'key id').subarray(0, 6).toString('base64url'),
    encryption: derive(key, 'encryption'),
    fingerprint: hmacSha256(derive(key, 'fingerprint')),
    signature: hmacSha256(derive(key, 'signature')),
  };
}

function keyIdOf({ id }: DerivedKey): Buffer {
  return Buffer.from(id, 'base64url').subarray(0, 4);
}

function macUnder({ signature }: DerivedKey, data: Buffer): Buffer {
  return signature(data);
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `menshen ${purpose}`, KEY_BYTES));
}

function encrypt(key: Buffer, plain: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: Buffer, text: string, context: string): string | undefined {
  const sealed = Buffer.from(text, 'base64url');
  // Node accepts shorter tags, which an attacker could guess.
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const body = sealed.subarray(NONCE_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
