import type { Call } from '../call.js';

/** A root field of the native schema. GraphQL has validated the arguments, so each field declares their type. */
export type RootField = (args: never, call: Call) => unknown;

export type RootFields = Readonly<Record<string, RootField>>;

/** The vendor's response to a mutation without other results. */
export function commonMessage(message: string): { code: number; message: string } {
  return { code: 200, message };
}
