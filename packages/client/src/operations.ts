/** The operations of the server as functions. */
import type { Client } from './client.js';
import type { Documents, Operations } from './generated/operations.js';
import type { Operation, RequestOptions } from './operation.js';

type Call = (variables?: unknown, options?: RequestOptions) => Promise<unknown>;

/** Each function returns the root field of its document, or all of them where there are several. */
export function operationsOver<Name extends keyof Documents>(
  request: Client['request'],
  documents: Pick<Documents, Name>,
): Pick<Operations, Name & keyof Operations> {
  const calls: Record<string, Call> = {};
  for (const [name, document] of Object.entries(documents)) {
    calls[name] = async (variables, options) => {
      const data = await request(document as Operation<Readonly<Record<string, unknown>>, unknown>, variables, options);
      const [only, ...others] = Object.values(data);
      return others.length === 0 ? only : data;
    };
  }
  // Printed from the same documents by codegen.
  return calls as unknown as Operations;
}
