/** The bits of a text, with Reed-Solomon error correction over GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
import { blockCount, capacityOf, codewordCount, eccPerBlock } from './tables.js';

/** @returns the codewords of all blocks, interleaved */
export function blocksOf(bytes: Uint8Array, version: number): Uint8Array {
  const data = dataCodewords(bytes, version);
  const count = blockCount(version);
  const eccLength = eccPerBlock(version);
  const shortBlocks = count - (codewordCount(version) % count);
  const shortLength = Math.floor(codewordCount(version) / count) - eccLength;
  const divisor = generator(eccLength);

  let from = 0;
  const blocks = Array.from({ length: count }, (_, at) => {
    const block = data.subarray(from, from + shortLength + (at < shortBlocks ? 0 : 1));
    from += block.length;
    return { block, ecc: remainder(block, divisor) };
  });
  const result: number[] = [];
  for (let at = 0; at <= shortLength; at++)
    for (const { block } of blocks) if (at < block.length) result.push(block[at] ?? 0);
  for (let at = 0; at < eccLength; at++) for (const { ecc } of blocks) result.push(ecc[at] ?? 0);
  return Uint8Array.from(result);
}

/** Mode and length, the bytes, a terminator, and padding. */
function dataCodewords(bytes: Uint8Array, version: number): Uint8Array {
  const capacity = capacityOf(version);
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < capacity * 8; pad ^= 0xec ^ 0x11) push(pad, 8);
  const result = new Uint8Array(capacity);
  bits.forEach((bit, at) => {
    result[at >> 3] = (result[at >> 3] ?? 0) | (bit << (7 - (at & 7)));
  });
  return result;
}

function multiply(first: number, second: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((second >>> bit) & 1) * first;
  }
  return product;
}

/** The coefficients of (x - 2^0)(x - 2^1)…, without the leading one. */
function generator(degree: number): Uint8Array {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  let root = 1;
  for (let factor = 0; factor < degree; factor++) {
    for (let at = 0; at < degree; at++) result[at] = multiply(result[at] ?? 0, root) ^ (result[at + 1] ?? 0);
    root = multiply(root, 2);
  }
  return result;
}

function remainder(data: Uint8Array, divisor: Uint8Array): Uint8Array {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    divisor.forEach((coefficient, at) => {
      result[at] = (result[at] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return result;
}
