/** Which control shows which rejected value. */
import type { Problem } from '@menshen/client';

/** The controls of a form, each with the inputs of the server that it fills: the last names of their paths. */
export type FieldNames = Readonly<Record<string, readonly string[]>>;

export interface FormErrors {
  /** Texts by the name of the control. */
  readonly byField: ReadonlyMap<string, string>;
  /** What belongs to no control; null if every text has its place. */
  readonly general: string | null;
}

/** Outcomes that are about the code that the user typed. */
const CODE_OUTCOMES: ReadonlySet<string> = new Set(['CodeRejected', 'MfaRejected']);

export function formErrors(
  problem: Problem | null,
  names: FieldNames,
  attemptsLeft: (count: number) => string,
): FormErrors {
  const byField = new Map<string, string>();
  if (problem === null) return { byField, general: null };
  const message =
    problem.attemptsLeft === null ? problem.message : `${problem.message} ${attemptsLeft(problem.attemptsLeft)}`;
  if (CODE_OUTCOMES.has(problem.outcome) && 'code' in names)
    return { byField: byField.set('code', message), general: null };
  const rest: string[] = [];
  for (const { path, message: text } of problem.fields) {
    const input = path.split('.').at(-1) ?? '';
    const [name] = Object.entries(names).find(([, inputs]) => inputs.includes(input)) ?? [];
    if (name === undefined) rest.push(text);
    else if (!byField.has(name)) byField.set(name, text);
  }
  if (problem.fields.length === 0) return { byField, general: message };
  return { byField, general: rest.length > 0 ? rest.join(' ') : null };
}
