/** Reads JSON bodies and query strings, whose fields can be absent or of another type. */
import { VendorError } from '../vendorError.js';

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(input: unknown): Fields {
  return Object(input) as Fields;
}

/** A text, or null for anything else. */
export function textOf(input: Fields, name: string): string | null {
  const value = input[name];
  return typeof value === 'string' ? value : null;
}

/** Throws 2231 for a text that is missing or empty. */
export function requireText(input: Fields, name: string): string {
  const value = textOf(input, name);
  if (!value) throw new VendorError(2231);
  return value;
}

/** Throws 2231 for anything but a list of texts. */
export function requireTexts(input: Fields, name: string): readonly string[] {
  const value = input[name];
  if (!isTexts(value)) throw new VendorError(2231);
  return value;
}

/** The elements of a list of objects. Anything else is an empty list. */
export function listOf(input: Fields, name: string): readonly Fields[] {
  const value = input[name];
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** The page and the page size of a body or a query string. */
export function pageArgsOf(input: Fields): { page: number; limit: number } {
  return { page: Number(input.page) || 1, limit: Number(input.limit) || 10 };
}

/** The named parameter of the path. */
export function parameterOf(request: { params: unknown }, name: string): string {
  return textOf(fieldsOf(request.params), name) ?? '';
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
