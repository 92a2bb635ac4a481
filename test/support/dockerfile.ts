/** Reads a Dockerfile: its stages and their instructions. */
import { readFileSync } from 'node:fs';

export interface Instruction {
  /** In capitals: `COPY`. */
  readonly name: string;
  /** Continuation lines are joined by a space. */
  readonly text: string;
}

export interface Stage {
  readonly image: string;
  /** The name after AS, or the index. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

export function readDockerfile(file = 'Dockerfile'): readonly Stage[] {
  const text = readFileSync(file, 'utf8')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ');
  const instructions = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.split(' ')[0] ?? '', text: line.slice(line.indexOf(' ') + 1).trim() }));
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  return starts.map((start, index) => {
    const [image = '', , name = String(index)] = instructions[start]?.text.split(' ') ?? [];
    return { image, name, instructions: instructions.slice(start + 1, starts[index + 1]) };
  });
}

/** The value of the last instruction of this name: the exec form as a list, everything else as its only entry. */
export function lastOf({ instructions }: Stage, name: string): readonly string[] {
  const text = instructions.findLast((instruction) => instruction.name === name)?.text;
  if (text === undefined) return [];
  return text.startsWith('[') ? (JSON.parse(text) as string[]) : [text];
}
