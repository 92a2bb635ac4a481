import { FAULT_MODES, type Fault, type FaultMode } from './faults.js';

/** Reads what `POST /providers/ID/faults` was sent; a text says what is wrong with it. */
export function readFault(input: unknown): Fault | string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'the body is not a JSON object';
  const { match, count, mode, status, delayMs } = input as Record<string, unknown>;
  if (match !== undefined && typeof match !== 'string') return 'match is not a text';
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return 'count is not a positive whole number';
  if (mode !== undefined && !isMode(mode)) return `mode is none of ${FAULT_MODES.join(', ')}`;
  if (delayMs !== undefined && !(typeof delayMs === 'number' && delayMs >= 0))
    return 'delayMs is not a number from 0 on';
  if (mode === undefined && delayMs === undefined) return 'neither mode nor delayMs is given';
  if (mode !== 'status') return { count, ...present({ match, mode, delayMs }) };
  if (typeof status !== 'number' && typeof status !== 'string') return "mode status needs status, the vendor's code";
  return { count, mode, status, ...present({ match, delayMs }) };
}

function isMode(mode: unknown): mode is FaultMode {
  return FAULT_MODES.some((known) => known === mode);
}

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
