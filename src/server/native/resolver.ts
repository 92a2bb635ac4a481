/** A namespace field, alone or among others: each request is sent once, and every field takes its share of the answer. */
import { type GraphQLResolveInfo, OperationTypeNode, valueFromASTUntyped } from 'graphql';
import type { NativeReply } from '../../datasources/capabilities.js';
import type { Context } from '../../resolvers/context.js';
import { type Part, planOf, unnumbered } from './plan.js';
import { errorOf } from './problems.js';
import { bodyOf } from './translate.js';

type Variables = Readonly<Record<string, unknown>>;

/** Parts that a vendor has answered, for whomever. */
const answered = new WeakSet<Part>();

export function wasAnswered(part: Part): boolean {
  return answered.has(part);
}

/** Sends a part of the plan, unless that was done for this request before: fields of one operation share what was sent. */
export function ask(part: Part, variables: Variables, context: Context): Promise<NativeReply> {
  const { services, auth, nativeErrors, nativeReplies } = context;
  const known = nativeReplies.get(part);
  if (known !== undefined) return known;
  const request = {
    ...part.request,
    users: usersIn(part, variables),
    body: bodyOf(part.translated, variables),
  };
  const reply = services.passthrough.send(request, auth).then((answer) => {
    answered.add(part);
    for (const problem of answer.problems) nativeErrors.push(errorOf(problem, part));
    return answer;
  });
  nativeReplies.set(part, reply);
  return reply;
}

/** By our ids. What is left out or null names nobody. */
function usersIn({ users, native }: Part, variables: Variables): string[] {
  const ids = users.map((node) => valueFromASTUntyped(node, variables) ?? null);
  return ids.filter((id) => id !== null).map((id) => native.userIdPrefix + String(id));
}

export async function resolveNamespace(
  _source: unknown,
  _args: unknown,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<NativeReply['data']> {
  const key = String(info.path.key);
  const parts = planOf(info).parts.filter(({ keys }) => keys.includes(key));
  const send = (part: Part) => ask(part, info.variableValues, context);
  const isOrdered = info.operation.operation === OperationTypeNode.MUTATION;
  const replies = await Promise.all(isOrdered ? inTurn(parts, send) : parts.map(send));

  const result: Record<string, unknown> = {};
  for (const [index, { data }] of replies.entries()) {
    if (data === null) return null;
    for (const [name, value] of Object.entries(data)) {
      const [owner, own] = unnumbered(name, parts[index]?.keys ?? []);
      if (owner === key) result[own] = value;
    }
  }
  return result;
}

/** Each begins when the one before it has ended well. */
function inTurn<T>(parts: readonly Part[], send: (part: Part) => Promise<T>): Promise<T>[] {
  let last: Promise<unknown> = Promise.resolve();
  return parts.map((part) => {
    const reply = last.then(() => send(part));
    last = reply;
    return reply;
  });
}
