/** Names that users give to their passkeys. */
import { characterProblem } from '../names.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';

const MAX_NAME_LENGTH = 64;

/** The name without surrounding spaces, or the rule that it breaks. */
export function readName(input: string): { readonly name: string } | FieldProblem {
  const name = input.trim();
  if (name === '') return fieldProblem('name', 'REQUIRED');
  if ([...name].length > MAX_NAME_LENGTH) {
    return fieldProblem('name', 'TOO_LONG', { max: MAX_NAME_LENGTH, unit: 'characters' });
  }
  const rule = characterProblem(name);
  return rule === undefined ? { name } : fieldProblem('name', rule);
}
