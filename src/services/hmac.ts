import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;

/**
 * HMAC-SHA-256 (RFC 2104) with a key that is prepared once. Node's `createHmac` creates two objects for each call, which
 * costs four times as much as the two hashes of a short text.
 * @param key at most 64 bytes
 */
export function hmacSha256(key: Buffer): (data: Buffer) => Buffer {
  if (key.length > BLOCK_BYTES) throw new RangeError(`A key has at most ${BLOCK_BYTES} bytes.`);
  const block = Buffer.alloc(BLOCK_BYTES);
  key.copy(block);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = block.map((byte) => byte ^ 0x5c);
  return (data) => sha256(outer, sha256(inner, data));
}

function sha256(pad: Uint8Array, data: Buffer): Buffer {
  return hash('sha256', Buffer.concat([pad, data]), 'buffer');
}
