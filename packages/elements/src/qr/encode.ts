/** QR codes (ISO/IEC 18004) in byte mode with error correction level M: enough for the addresses that apps scan. */
import { blocksOf } from './blocks.js';
import { drawFunctionPatterns, placeData } from './draw.js';
import { applyMask, bestMask, drawFormat } from './mask.js';
import { capacityOf, MAX_VERSION } from './tables.js';

/** The modules by row; true is dark. */
export type Modules = readonly (readonly boolean[])[];

/**
 * @param mask 0 to 7; default: the one that scans best
 * @throws RangeError for texts of more than 2331 bytes
 */
export function encodeQr(text: string, mask?: number): Modules {
  const bytes = new TextEncoder().encode(text);
  const version = smallestVersion(bytes.length);
  const grid = drawFunctionPatterns(version);
  placeData(grid, blocksOf(bytes, version));
  const chosen = mask ?? bestMask(grid);
  applyMask(grid, chosen);
  drawFormat(grid, chosen);
  return grid.modules;
}

function smallestVersion(length: number): number {
  for (let version = 1; version <= MAX_VERSION; version++) {
    const header = 4 + (version < 10 ? 8 : 16);
    if (header + length * 8 <= capacityOf(version) * 8) return version;
  }
  throw new RangeError('The text is too long for a QR code.');
}
