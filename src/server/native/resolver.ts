/** The resolver of a namespace field: sends the requests of the plan that serve it, and takes its share of each answer. */
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import type { NativeReply } from '../../datasources/capabilities.js';
import { parseAlias } from './aliases.js';
import type { NativeContext } from './exchange.js';
import type { UpstreamRequest } from './upstreamRequest.js';

export async function resolveNamespace(
  _source: unknown,
  _args: unknown,
  { native }: NativeContext,
  { path, operation, variableValues }: GraphQLResolveInfo,
): Promise<NativeReply['data']> {
  if (native === undefined) throw new Error('The operation was started without its native fields.');
  const key = String(path.key);
  const requests = native.plan(variableValues).requests.filter(({ keys }) => keys.includes(key));
  const send = (request: UpstreamRequest) => native.sendNative(request, variableValues);
  const isOrdered = operation.operation === OperationTypeNode.MUTATION;
  const replies = await Promise.all(isOrdered ? inSequence(requests, send) : requests.map(send));

  const result: Record<string, unknown> = {};
  for (const [index, { data }] of replies.entries()) {
    if (data === null) return null;
    for (const [alias, value] of Object.entries(data)) {
      const [owner, name] = parseAlias(alias, requests[index]?.keys ?? []);
      if (owner === key) result[name] = value;
    }
  }
  return result;
}

/** Each request starts after the one before it has succeeded. */
function inSequence<T>(
  requests: readonly UpstreamRequest[],
  send: (request: UpstreamRequest) => Promise<T>,
): Promise<T>[] {
  let last: Promise<unknown> = Promise.resolve();
  return requests.map((request) => {
    const reply = last.then(() => send(request));
    last = reply;
    return reply;
  });
}
