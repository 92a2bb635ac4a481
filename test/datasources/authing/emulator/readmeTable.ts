import { readFileSync } from 'node:fs';

/** The names in the first column of the table below a heading of the emulator's README. */
export function readmeTable(heading: string): string[] {
  const text = readFileSync('src/datasources/authing/emulator/README.md', 'utf8');
  const section = text.split(`### ${heading}\n`)[1]?.split(/^#/m)[0] ?? '';
  const cells = [...section.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}
