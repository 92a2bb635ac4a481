/** The policy for new passwords: checked before the provider, and described for sign-in pages. */
import type { ServerSettings } from '../../config/serverSettings.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';
import { checkFields, MAX_PASSWORD_BYTES } from './inputRules.js';

export type CharacterClass = ServerSettings['passwordClasses'][number];

type PasswordSettings = Pick<ServerSettings, 'passwordMinLength' | 'passwordClasses'>;

/** One rule for new passwords. `problem` is what a password that breaks it is rejected with. */
export interface PasswordRule {
  readonly minLength: number | null;
  readonly maxBytes: number | null;
  readonly classes: readonly CharacterClass[];
  readonly problem: Pick<FieldProblem, 'rule' | 'params'>;
}

const CLASSES: Readonly<Record<CharacterClass, RegExp>> = {
  LETTER: /\p{L}/u,
  LOWERCASE: /\p{Ll}/u,
  UPPERCASE: /\p{Lu}/u,
  DIGIT: /\p{Nd}/u,
  SYMBOL: /[^\p{L}\p{N}\s]/u,
};

export class PasswordPolicy {
  readonly #params: { readonly min: number; readonly classes: readonly CharacterClass[] };

  constructor({ passwordMinLength, passwordClasses }: PasswordSettings) {
    this.#params = { min: passwordMinLength, classes: passwordClasses };
  }

  /** @param path the path of the argument */
  check(path: string, password: string): FieldProblem[] {
    const [at = '', name = ''] = path.split(/\.(?=\w+$)/);
    const problems = checkFields(at, { [name]: password }, { [name]: 'password' });
    if (problems.length > 0) return problems;
    if ([...password].length < this.#params.min) return [fieldProblem(path, 'TOO_SHORT', this.#params)];
    const isComplete = this.#params.classes.every((name) => CLASSES[name].test(password));
    return isComplete ? [] : [fieldProblem(path, 'MISSING_CHARACTERS', this.#params)];
  }

  get rules(): readonly PasswordRule[] {
    const { min, classes } = this.#params;
    const least =
      min === 1 && classes.length === 0 ? fieldProblem('', 'REQUIRED') : fieldProblem('', 'TOO_SHORT', this.#params);
    const most = fieldProblem('', 'TOO_LONG', { max: MAX_PASSWORD_BYTES, unit: 'bytes' });
    return [
      { minLength: min, maxBytes: null, classes, problem: least },
      { minLength: null, maxBytes: MAX_PASSWORD_BYTES, classes: [], problem: most },
    ];
  }
}
