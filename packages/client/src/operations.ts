/** The operations of the server as functions. */
import { documents, type Operations } from './generated/operations.js';
import type { Menshen } from './menshen.js';
import type { Operation, RequestOptions } from './operation.js';

type Call = (variables?: unknown, options?: RequestOptions) => Promise<unknown>;

/** Each function returns the root field of its document, or all of them where there are several. */
export function operationsOver(request: Menshen['request']): Operations {
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
