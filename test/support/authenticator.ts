/** A software authenticator: ES256 passkeys, attestation `none`, and user verification unless a test turns it off. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

export interface CredentialDescriptor {
  readonly id: string;
  readonly transports?: readonly string[];
}

/** The parts of the creation options that the authenticator reads. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string; readonly name: string };
  readonly excludeCredentials: readonly CredentialDescriptor[];
}

export interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly allowCredentials?: readonly CredentialDescriptor[];
}

export interface SoftPasskey {
  readonly id: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  counter: number;
}

/** What a test changes of a response. */
export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

export class Authenticator {
  readonly passkeys: SoftPasskey[] = [];

  /** @param counts whether it counts its uses, as security keys do; synchronised passkeys do not */
  constructor(
    readonly origin = 'http://localhost:5173',
    readonly counts = false,
    /** How browsers reach it: a phone with synchronised passkeys is `hybrid` and `internal`. */
    readonly transports: readonly string[] = ['internal'],
  ) {}

  create(options: CreationOptions, deviation: Deviation = {}): Record<string, unknown> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credentialId = randomBytes(16);
    const id = credentialId.toString('base64url');
    const passkey = { id, userHandle: options.user.id, privateKey, counter: this.counts ? 1 : 0 };
    this.passkeys.push(passkey);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = map([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credentialId.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, cose]);
    const authData = this.#authData(deviation.rpId ?? options.rp.id, passkey.counter, deviation, attested);
    const attestation = map([
      ['fmt', 'none'],
      ['attStmt', map([])],
      ['authData', authData],
    ]);
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, deviation),
        attestationObject: attestation.toString('base64url'),
        transports: this.transports,
      },
    };
  }

  /** Signs with the first allowed passkey, or with the newest one. */
  get(options: RequestOptions, deviation: Deviation = {}, passkey = this.#choose(options)): Record<string, unknown> {
    if (this.counts) passkey.counter += 1;
    const authData = this.#authData(deviation.rpId ?? options.rpId, passkey.counter, deviation);
    const clientDataJSON = this.#clientData('webauthn.get', options.challenge, deviation);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', signed, passkey.privateKey).toString('base64url'),
        userHandle: passkey.userHandle,
      },
    };
  }

  #choose({ allowCredentials = [] }: RequestOptions): SoftPasskey {
    const allowed = allowCredentials.map(({ id }) => id);
    const found = this.passkeys.filter(({ id }) => allowed.length === 0 || allowed.includes(id)).at(-1);
    if (found === undefined) throw new Error('The authenticator has no passkey that is allowed.');
    return found;
  }

  #authData(rpId: string, counter: number, { userVerified = true }: Deviation, attested?: Buffer): Buffer {
    const flags = PRESENT | (userVerified ? VERIFIED : 0) | (attested === undefined ? 0 : ATTESTED);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  #clientData(
    type: string,
    asked: string,
    { origin = this.origin, challenge = asked, crossOrigin = false }: Deviation,
  ) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin })).toString('base64url');
  }
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

type Key = number | string;

/** A CBOR map (RFC 8949). A value that is a Buffer is a byte string, except a map that was encoded before. */
function map(entries: readonly (readonly [Key, Key | Buffer])[]): Buffer & { readonly encoded?: true } {
  const body = entries.flatMap(([key, value]) => [item(key), Buffer.isBuffer(value) ? bytes(value) : item(value)]);
  return Object.assign(Buffer.concat([head(5, entries.length), ...body]), { encoded: true as const });
}

function bytes(value: Buffer & { readonly encoded?: true }): Buffer {
  return value.encoded === true ? value : Buffer.concat([head(2, value.length), value]);
}

function item(value: Key): Buffer {
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function head(type: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(type << 5) | length]);
  return length < 256
    ? Buffer.from([(type << 5) | 24, length])
    : Buffer.from([(type << 5) | 25, length >> 8, length & 255]);
}
