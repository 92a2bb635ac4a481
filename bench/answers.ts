/** Reads an answer whole, to be sure of what the load only skims. */
import type { Contender, Operation } from './contenders.js';
import type { Answer } from './server.js';
import { USER_FIELDS } from './userFields.js';

/** @throws Error when it is not an answer with every field. @returns the token in it, if there is one */
export function checkAnswer(contender: Contender, operation: Operation, { status, text }: Answer): string | undefined {
  const wrong = (what: string) => new Error(`${contender.name} answers ${operation} wrong: ${what}.\n${text}`);
  if (status !== 200) throw wrong(`status ${status}`);
  const { data, errors }: { data?: Record<string, unknown>; errors?: unknown } = JSON.parse(text);
  if (errors !== undefined) throw wrong('errors');
  if (!text.startsWith(contender.opening[operation])) throw wrong('another outcome');
  const result = record(Object.values(data ?? {})[0]);
  const user = record(result.user ?? result);
  const missing = USER_FIELDS.filter((field) => user[field] == null && field !== 'middleName');
  if (missing.length > 0) throw wrong(`without ${missing.join(', ')}`);
  const token = result[contender.tokenField];
  return typeof token === 'string' ? token : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
