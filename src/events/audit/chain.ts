/**
 * The hash chain of an audit file. A line is JSON whose last key is `hash`: the SHA-256, or with AUDIT_KEY the HMAC-SHA-256,
 * of the same line without `,"hash":"…"`. `previous` is the hash of the line before.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SignInEvent } from '../event.js';

/** The position in a chain: the sequence number and the hash of the last line. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export type AuditEntry =
  | { readonly type: 'open'; readonly pid: number }
  | { readonly type: 'event'; readonly event: SignInEvent }
  /** Events that were lost because the file could not be written. */
  | { readonly type: 'gap'; readonly lost: number }
  /** The bytes before this line are an incomplete write, with their number and SHA-256. */
  | { readonly type: 'torn'; readonly bytes: number; readonly sha256: string };

export type AuditRecord = AuditEntry & {
  readonly seq: number;
  readonly time: string;
  readonly previous: string;
  readonly hash: string;
};

type Digest = (data: Buffer) => Buffer;

const HASH_BYTES = 32;
const HASH_KEY = ',"hash":"';
const LINE_END = '"}';
const SUFFIX_BYTES = HASH_KEY.length + 2 * HASH_BYTES + LINE_END.length;

/** Before the first line of a chain. */
export const CHAIN_START: ChainHead = { seq: 0, hash: '0'.repeat(2 * HASH_BYTES) };

export class Chain {
  readonly #digest: Digest;

  /** @param key AUDIT_KEY; a key of its own is derived from it */
  constructor(key: Buffer | undefined) {
    this.#digest =
      key === undefined ? sha256 : hmacUnder(Buffer.from(hkdfSync('sha256', key, '', 'menshen audit', 32)));
  }

  /** @returns the line without its line break, and the head after it */
  append(head: ChainHead, time: string, entry: AuditEntry): { readonly line: string; readonly head: ChainHead } {
    const seq = head.seq + 1;
    const body = JSON.stringify({ seq, previous: head.hash, time, ...entry });
    const hash = this.#digest(Buffer.from(body)).toString('hex');
    return { line: `${body.slice(0, -1)}${HASH_KEY}${hash}${LINE_END}`, head: { seq, hash } };
  }

  /** @returns undefined if the line is no record with a correct hash; its place in the chain is not checked */
  read(line: Buffer): AuditRecord | undefined {
    if (line.length <= SUFFIX_BYTES) return undefined;
    const suffix = line.subarray(-SUFFIX_BYTES).toString('latin1');
    const hash = suffix.slice(HASH_KEY.length, -LINE_END.length);
    if (!suffix.startsWith(HASH_KEY) || !suffix.endsWith(LINE_END) || !/^[\da-f]{64}$/.test(hash)) return undefined;
    const body = Buffer.concat([line.subarray(0, -SUFFIX_BYTES), Buffer.from('}')]);
    if (!timingSafeEqual(this.#digest(body), Buffer.from(hash, 'hex'))) return undefined;
    return parse(line);
  }
}

export function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function hmacUnder(key: Buffer): Digest {
  return (data) => createHmac('sha256', key).update(data).digest();
}

function parse(line: Buffer): AuditRecord | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as AuditRecord;
  } catch {
    return undefined;
  }
}
