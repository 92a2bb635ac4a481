/** The vendor's words, read with care: its schema promises nothing, every field of it may be null. */
import { ProviderError } from '../errors.js';

export function property(source: unknown, key: string): unknown {
  return typeof source === 'object' && source !== null ? (source as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A text; the vendor writes absent ones as an empty text. */
export function text(source: unknown, key: string): string | null {
  const value = property(source, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A text that the vendor always sends. */
export function required(source: unknown, key: string): string {
  const value = text(source, key);
  if (value === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  return value;
}

export function number(source: unknown, key: string): number | null {
  const value = property(source, key);
  return typeof value === 'number' ? value : null;
}

export function flag(source: unknown, key: string): boolean {
  return property(source, key) === true;
}

export function list(source: unknown, key: string): readonly unknown[] {
  const value = property(source, key);
  return Array.isArray(value) ? value : [];
}

/** `2020-02-08T18:12:04+08:00`, or `Tue Oct 17 2017 21:02:01 GMT+0800 (CST)`: a Date takes both. */
export function date(source: unknown, key: string): Date | null {
  const value = text(source, key);
  const read = value === null ? null : new Date(value);
  return read === null || Number.isNaN(read.getTime()) ? null : read;
}

/** Seconds since 1970, as tokens count them. */
export function secondsToDate(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}
