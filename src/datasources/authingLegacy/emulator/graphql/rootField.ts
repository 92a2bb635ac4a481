import type { Call } from '../call.js';

/** A root field of the native schema. The schema has checked the arguments, so each field names the type it relies on. */
export type RootField = (args: never, call: Call) => unknown;

export type RootFields = Readonly<Record<string, RootField>>;

export type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

/** The vendor's answer to a call that returns nothing else. */
export function commonMessage(message: string): { code: number; message: string; status: boolean } {
  return { code: 200, message, status: true };
}
