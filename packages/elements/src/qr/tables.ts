/** Facts of the standard for error correction level M, by version 1 to 40. */
export const MAX_VERSION = 40;

/** Error correction codewords of each block (table 9). */
const ECC_PER_BLOCK = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];

export const eccPerBlock = (version: number): number => ECC_PER_BLOCK[version - 1] ?? 0;
export const blockCount = (version: number): number => BLOCKS[version - 1] ?? 0;
export const sizeOf = (version: number): number => version * 4 + 17;

/** All codewords, of data and of error correction. */
export function codewordCount(version: number): number {
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const alignments = Math.floor(version / 7) + 2;
    modules -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) modules -= 36;
  }
  return Math.floor(modules / 8);
}

/** Codewords of data. */
export function capacityOf(version: number): number {
  return codewordCount(version) - eccPerBlock(version) * blockCount(version);
}

/** The rows and columns of the centres of alignment patterns. */
export function alignmentCentres(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const last = sizeOf(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - at * step).reverse()];
}
