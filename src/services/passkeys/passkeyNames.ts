/** Names that users give to their passkeys. */
import { characterProblem } from '../names.js';
import type { FieldProblem } from '../outcomes.js';

const MAX_NAME_LENGTH = 64;

/** The name without surrounding spaces, or what is wrong with it. */
export function readName(input: string): { readonly name: string } | FieldProblem {
  const name = input.trim();
  const length = [...name].length;
  if (length === 0 || length > MAX_NAME_LENGTH) {
    return { path: 'name', message: `Must be 1 to ${MAX_NAME_LENGTH} characters.` };
  }
  const message = characterProblem(name);
  return message === undefined ? { name } : { path: 'name', message };
}
