/**
 * Readers for JSON replies. Generated types describe what a vendor documents, not what arrives, so every value is checked
 * where it is read.
 */
import { ProviderError } from '../errors.js';

export function property(source: unknown, key: string): unknown {
  // Called for every field of every user: indexing is several times cheaper than Reflect.get.
  return typeof source === 'object' && source !== null ? (source as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** A non-empty text: the vendors write some absent texts as an empty one. */
export function text(source: unknown, key: string): string | null {
  const value = property(source, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Creates the reader of texts that `provider` always sends. It throws BAD_REPLY when one is missing. */
export function requiredText(provider: string): (source: unknown, key: string) => string {
  return (source, key) => {
    const value = text(source, key);
    if (value === null) throw new ProviderError('BAD_REPLY', provider);
    return value;
  };
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

/** Any form that `Date` parses: ISO 8601, or `Tue Oct 17 2017 21:02:01 GMT+0800 (CST)`. */
export function date(source: unknown, key: string): Date | null {
  const value = text(source, key);
  const read = value === null ? null : new Date(value);
  return read === null || Number.isNaN(read.getTime()) ? null : read;
}

/** Seconds since 1970, the unit of token claims. */
export function secondsToDate(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000);
}

/** A code is shown to clients, so only digits pass, as a number or as a text. */
export function numericCode(value: unknown): string | null {
  const code = String(value);
  return /^\d{1,10}$/.test(code) ? code : null;
}
