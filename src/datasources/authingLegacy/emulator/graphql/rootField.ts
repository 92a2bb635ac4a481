import type { Call } from '../call.js';

/** A root field of the native schema. GraphQL has validated the arguments, so each field declares their type. */
export type RootField = (args: never, call: Call) => unknown;

export type RootFields = Readonly<Record<string, RootField>>;

export type Nullable<T> = { readonly [K in keyof T]?: T[K] | null };

/** The vendor's response to a call without other results. */
export function commonMessage(message: string): { code: number; message: string; status: boolean } {
  return { code: 200, message, status: true };
}
