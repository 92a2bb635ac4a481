/** Masks: one of eight patterns keeps large areas and false finder patterns out of the code. */
import { type Grid, setModule } from './draw.js';

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Applies a mask; once more removes it. */
export function applyMask({ modules, reserved }: Grid, mask: number): void {
  const inverts = MASKS[mask];
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (!reserved[y]?.[x] && inverts?.(x, y)) row[x] = !isDark;
    });
  });
}

/** The format: level M (0b00) and the mask, with a BCH code, twice, and the dark module. */
export function drawFormat(grid: Grid, mask: number): void {
  let rest = mask;
  for (let bit = 0; bit < 10; bit++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const { size } = grid;
  for (let at = 0; at < 15; at++) {
    const isDark = ((bits >>> at) & 1) === 1;
    if (at < 8) setModule(grid, 8, at < 6 ? at : at + 1, isDark);
    else setModule(grid, at === 8 ? 7 : 14 - at, 8, isDark);
    if (at < 8) setModule(grid, size - 1 - at, 8, isDark);
    else setModule(grid, 8, size - 15 + at, isDark);
  }
  setModule(grid, 8, size - 8, true);
}

export function bestMask(grid: Grid): number {
  const penalties = MASKS.map((_, mask) => {
    applyMask(grid, mask);
    drawFormat(grid, mask);
    const result = penalty(grid.modules);
    applyMask(grid, mask);
    return result;
  });
  return penalties.indexOf(Math.min(...penalties));
}

/** The runs of rule 1 in section 7.8.3: long ones are what scanners lose first. */
function penalty(modules: readonly (readonly boolean[])[]): number {
  const columns = modules.map((_, x) => modules.map((row) => row[x]));
  const lines = [...modules, ...columns].map((line) => line.map(Number).join(''));
  return lines.flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
}
