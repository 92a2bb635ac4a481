/** A namespace field, alone or among others: each request is sent once, and every field takes its share of the answer. */
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import type { NativeReply } from '../../datasources/capabilities.js';
import type { Context } from '../../resolvers/context.js';
import { type Part, type Plan, planOf, unnumbered } from './plan.js';
import { errorOf } from './problems.js';
import { bodyOf } from './translate.js';

type Data = NativeReply['data'];

interface Progress {
  readonly plan: Plan;
  readonly sent: Map<Part, Promise<Data>>;
}

/** Fields of one request share what was planned and sent. */
const running = new WeakMap<Context, Progress>();

export async function resolveNamespace(
  _source: unknown,
  _args: unknown,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<Data> {
  const progress = running.get(context) ?? { plan: planOf(info), sent: new Map() };
  running.set(context, progress);
  const key = String(info.path.key);
  const parts = progress.plan.parts.filter(({ keys }) => keys.includes(key));
  const ask = (part: Part) => askOnce(part, progress, context, info);
  const answers = info.operation.operation === OperationTypeNode.MUTATION ? inTurn(parts, ask) : parts.map(ask);

  const result: Record<string, unknown> = {};
  for (const [index, data] of (await Promise.all(answers)).entries()) {
    if (data === null) return null;
    for (const [name, value] of Object.entries(data)) {
      const [owner, own] = unnumbered(name, parts[index]?.keys ?? []);
      if (owner === key) result[own] = value;
    }
  }
  return result;
}

/** Each begins when the one before it has ended well. */
function inTurn(parts: readonly Part[], ask: (part: Part) => Promise<Data>): Promise<Data>[] {
  let last: Promise<unknown> = Promise.resolve();
  return parts.map((part) => {
    const answer = last.then(() => ask(part));
    last = answer;
    return answer;
  });
}

function askOnce(
  part: Part,
  { sent }: Progress,
  { services, visit, nativeErrors }: Context,
  { variableValues }: GraphQLResolveInfo,
): Promise<Data> {
  const known = sent.get(part);
  if (known !== undefined) return known;
  const body = bodyOf(part.translated, variableValues);
  const answer = services.passthrough.send({ ...part.request, body }, visit).then(({ data, problems }) => {
    nativeErrors.push(...problems.map((problem) => errorOf(problem, part)));
    return data;
  });
  sent.set(part, answer);
  return answer;
}
