/** The fixed patterns of a QR code, and the path of the data around them. */
import { alignmentCentres, sizeOf } from './tables.js';

export interface Grid {
  readonly size: number;
  readonly modules: boolean[][];
  /** The modules that are no data: masks leave them alone. */
  readonly reserved: boolean[][];
}

export function setModule({ modules, reserved }: Grid, x: number, y: number, isDark: boolean): void {
  const row = modules[y];
  const reservedRow = reserved[y];
  if (row === undefined || reservedRow === undefined || row[x] === undefined) return;
  row[x] = isDark;
  reservedRow[x] = true;
}

export function drawFunctionPatterns(version: number): Grid {
  const size = sizeOf(version);
  const empty = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const grid: Grid = { size, modules: empty(), reserved: empty() };
  for (let at = 0; at < size; at++) {
    setModule(grid, 6, at, at % 2 === 0);
    setModule(grid, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawRings(grid, x, y, 4, [2, 4]);
  const centres = alignmentCentres(version);
  const last = centres.at(-1);
  for (const x of centres) {
    for (const y of centres) {
      const isFinder = (x === 6 && (y === 6 || y === last)) || (x === last && y === 6);
      if (!isFinder) drawRings(grid, x, y, 2, [1]);
    }
  }
  reserveFormat(grid);
  drawVersion(grid, version);
  return grid;
}

/** Squares around a centre; the rings at the distances in `light` are light. */
function drawRings(grid: Grid, x: number, y: number, radius: number, light: readonly number[]): void {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      setModule(grid, x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function reserveFormat(grid: Grid): void {
  const { size } = grid;
  for (let at = 0; at < 9; at++) {
    if (at !== 6) {
      setModule(grid, 8, at, false);
      setModule(grid, at, 8, false);
    }
  }
  for (let at = 0; at < 8; at++) {
    setModule(grid, size - 1 - at, 8, false);
    setModule(grid, 8, size - 1 - at, false);
  }
}

/** The version with its BCH code, from version 7. */
function drawVersion(grid: Grid, version: number): void {
  if (version < 7) return;
  let rest = version;
  for (let bit = 0; bit < 12; bit++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const isDark = ((bits >>> at) & 1) === 1;
    const [far, near] = [grid.size - 11 + (at % 3), Math.floor(at / 3)];
    setModule(grid, far, near, isDark);
    setModule(grid, near, far, isDark);
  }
}

/** Upwards and downwards in columns of two, from the right; column 6 is a timing pattern. */
export function placeData({ size, modules, reserved }: Grid, codewords: Uint8Array): void {
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = modules[y];
        if (row === undefined || reserved[y]?.[x] || at >= codewords.length * 8) continue;
        row[x] = (((codewords[at >> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
        at += 1;
      }
    }
  }
}
