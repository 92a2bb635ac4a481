import { FAULT_MODES, type Fault, type FaultMode } from '../faults.js';

/** Parses the body of `POST /providers/ID/faults`. Returns an error message when the body is invalid. */
export function readFault(input: unknown): Fault | string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'The body must be a JSON object.';
  const { match, count, mode, status, delayMs, probability, seed } = input as Record<string, unknown>;
  if (match !== undefined && typeof match !== 'string') return 'match must be a string.';
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return 'count must be a positive integer.';
  if (mode !== undefined && !isMode(mode)) return `mode must be one of ${FAULT_MODES.join(', ')}.`;
  if (delayMs !== undefined && !(typeof delayMs === 'number' && delayMs >= 0))
    return 'delayMs must be a number of 0 or more.';
  if (probability !== undefined && !(typeof probability === 'number' && probability >= 0 && probability <= 1))
    return 'probability must be a number from 0 to 1.';
  if (seed !== undefined && !(typeof seed === 'number' && Number.isInteger(seed))) return 'seed must be an integer.';
  if (mode === undefined && delayMs === undefined) return 'Send mode, delayMs, or both.';
  if (mode !== 'status') return { count, ...omitUndefined({ match, mode, delayMs, probability, seed }) };
  if (typeof status !== 'number' && typeof status !== 'string')
    return "Mode status requires status: the vendor's error code.";
  return { count, mode, status, ...omitUndefined({ match, delayMs, probability, seed }) };
}

function isMode(mode: unknown): mode is FaultMode {
  return FAULT_MODES.some((known) => known === mode);
}

function omitUndefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
