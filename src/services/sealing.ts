import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { hmacSha256 } from './hmac.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Keeps texts secret from whoever reads the store, and ties each to the record that it belongs to. */
export interface Sealer {
  /** `context` names the record, such as a session's id: the same context must be given to open. */
  seal(plain: string, context: string): string;
  /** Undefined when it was sealed for another record, was changed, or its key is not among ours any more. */
  open(sealed: string, context: string): string | undefined;
  /**
   * Keyed digests of a text, one for each key, the first key's first. Write under the first, look under all of them.
   * A plain hash would not hide texts that can be guessed one by one, such as phone numbers.
   */
  fingerprints(text: string, purpose: string): readonly [string, ...string[]];
  /** A MAC of 32 bytes under the first key, and the 4 bytes by which `macOf` finds that key again. */
  sign(data: Buffer): { readonly keyId: Buffer; readonly mac: Buffer };
  /** The MAC under the key with this id; undefined when it is not among ours. */
  macOf(data: Buffer, keyId: Buffer): Buffer | undefined;
}

/** The first key seals, all of them open: a new key is put in front and the old one stays until its texts expired. */
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

/** Seals under a secret that we do not keep, such as a token of which only the hash is stored. */
export function sealWith(secret: string): Sealer {
  return createSealer([derive(Buffer.from(secret), 'sealing with a token')]);
}

interface DerivedKey {
  readonly id: string;
  readonly encryption: Buffer;
  readonly fingerprint: (data: Buffer) => Buffer;
  readonly signature: (data: Buffer) => Buffer;
}

/** One use, one key: what leaks about one of them says nothing about the others. */
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
  // A shorter tag would be accepted by the cipher and guessed by an attacker.
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
