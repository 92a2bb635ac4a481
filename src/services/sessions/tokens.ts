/** The token by which a caller holds a session: base64url of key id (4 bytes), session id (16), secret (16) and MAC (16). */
import { hash as digest, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Logger } from 'pino';
import { recentEntries } from '../recentEntries.js';
import type { Sealer } from '../sealing.js';

const KEY_ID_BYTES = 4;
const ID_BYTES = 16;
const SECRET_BYTES = 16;
const MAC_BYTES = 16;
const SIGNED_BYTES = KEY_ID_BYTES + ID_BYTES + SECRET_BYTES;
const FORM = /^[\w-]{70}$/;
const WARN_EVERY_MS = 60_000;
/** About 200 bytes each. */
const MAX_VERIFIED = 20_000;

export interface TokenParts {
  /** The session that the token belongs to. It is public, so it proves nothing by itself. */
  readonly id: string;
  /** What a session record keeps of the token. */
  readonly hash: string;
}

/**
 * The MAC proves that this server issued the token, so that a forged one never reaches the store, and a genuine one that is no
 * longer valid betrays a copy.
 */
export class SessionTokens {
  /** Hashes of genuine tokens, so that the MAC of a token is checked once. */
  readonly #verified = recentEntries<TokenParts>(MAX_VERIFIED);
  #warnedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly sealer: Sealer,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  issue(id: string): string {
    const body = Buffer.concat([Buffer.from(id, 'base64url'), randomBytes(SECRET_BYTES)]);
    const { keyId, mac } = this.sealer.sign(body);
    return Buffer.concat([keyId.subarray(0, KEY_ID_BYTES), body, mac.subarray(0, MAC_BYTES)]).toString('base64url');
  }

  /** Undefined for a text that no key of this server has signed. */
  read(token: string): TokenParts | undefined {
    if (!FORM.test(token)) return undefined;
    const hash = hashToken(token);
    const known = this.#verified.get(hash);
    if (known !== undefined) return known;
    const parts = this.#verify(token, hash);
    if (parts !== undefined) this.#verified.set(hash, parts);
    return parts;
  }

  #verify(token: string, hash: string): TokenParts | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // The last character has bits that no byte uses: two texts would stand for the same bytes.
    if (bytes.toString('base64url') !== token) return undefined;
    const body = bytes.subarray(KEY_ID_BYTES, SIGNED_BYTES);
    const mac = this.sealer.macOf(body, bytes.subarray(0, KEY_ID_BYTES));
    if (mac === undefined) return this.#warnOfUnknownKey();
    if (!timingSafeEqual(mac.subarray(0, MAC_BYTES), bytes.subarray(SIGNED_BYTES))) return undefined;
    return { id: body.subarray(0, ID_BYTES).toString('base64url'), hash };
  }

  /** The token may come from an instance with a newer key, so the caller keeps it. */
  #warnOfUnknownKey(): undefined {
    if (this.now() - this.#warnedAt < WARN_EVERY_MS) return undefined;
    this.#warnedAt = this.now();
    this.logger.warn(
      'A session token was signed with a key that SESSION_KEY does not hold: its caller counts as signed out. To change the key without signing users out, add the new key last on every instance, then move it to the front on every instance, and remove the old one after SESSION_MAX_SECONDS.',
    );
    return undefined;
  }
}

export function newId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

/** A token has 128 random bits: its hash does not reveal it, so the hash needs no key. */
export function hashToken(token: string): string {
  return digest('sha256', token, 'base64url');
}
