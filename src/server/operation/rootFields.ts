/** Observes the root fields of a schema: the union members that they return, their spans, and open subscriptions. */
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getNullableType, isUnionType } from 'graphql';
import type { Metrics } from '../../metrics/metrics.js';
import type { Traces } from '../../tracing/traces.js';
import { publicCode } from './formatError.js';

type RootField = GraphQLField<unknown, object>;

export interface RootFieldTools {
  readonly metrics: Metrics;
  readonly traces: Traces;
}

/** The union members that root fields returned, by execution. Clients need not select `__typename`. */
export class ReturnedMembers {
  readonly #byContext = new WeakMap<object, Map<string, string>>();

  /** @param key the response name of the root field */
  note(context: object, key: string, value: unknown): void {
    if (typeof value !== 'object' || value === null || !('__typename' in value)) return;
    if (typeof value.__typename !== 'string') return;
    const known = this.#byContext.get(context);
    if (known === undefined) this.#byContext.set(context, new Map([[key, value.__typename]]));
    else known.set(key, value.__typename);
  }

  of(context: object, key: string): string | undefined {
    return this.#byContext.get(context)?.get(key);
  }
}

/** Changes the schema only as far as something is measured. */
export function observeRootFields(schema: GraphQLSchema, members: ReturnedMembers, tools: RootFieldTools): void {
  const { metrics, traces } = tools;
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (metrics.isOn && isUnionType(getNullableType(field.type))) noteMember(field, members);
      if (traces.isOn) trace(field, `${root?.name}.${field.name}`, traces);
    }
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (metrics.isOn) countOpen(field, metrics);
    if (traces.isOn) traceStart(field, traces);
  }
}

function noteMember(field: RootField, members: ReturnedMembers): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info);
    members.note(context, String(info.path.key), value);
    return value;
  };
}

function trace(field: RootField, name: string, traces: Traces): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, args, context, info) =>
    traces.span({ name }, async () => resolve(source, args, context, info));
}

/** The start of a subscription is its operation. Its events have no spans. */
function traceStart(field: RootField, traces: Traces): void {
  const { name, subscribe } = field;
  if (subscribe === undefined) return;
  field.subscribe = (source, args, context, info) =>
    traces.span({ name, attributes: { 'graphql.operation.type': 'subscription' } }, async () =>
      subscribe(source, args, context, info),
    );
}

function countOpen(field: RootField, metrics: Metrics): void {
  const { name, subscribe } = field;
  if (subscribe === undefined) return;
  field.subscribe = async (source, args, context, info) => {
    try {
      const events = (await subscribe(source, args, context, info)) as AsyncIterable<unknown>;
      metrics.operation(name, 'ok', undefined);
      return counted(events, name, metrics);
    } catch (error) {
      metrics.operation(name, publicCode(error), undefined);
      throw error;
    }
  };
}

/** The same events. The subscription is open until they end, fail, or are no longer wanted. */
function counted(events: AsyncIterable<unknown>, name: string, metrics: Metrics): AsyncIterableIterator<unknown> {
  const iterator = events[Symbol.asyncIterator]();
  let isOpen = true;
  metrics.subscriptionOpened(name);
  const close = () => {
    if (isOpen) metrics.subscriptionClosed(name);
    isOpen = false;
  };
  const watch = async (step: Promise<IteratorResult<unknown>>) => {
    try {
      const result = await step;
      if (result.done === true) close();
      return result;
    } catch (error) {
      close();
      throw error;
    }
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => watch(iterator.next()),
    return: (value) => {
      close();
      return iterator.return?.(value) ?? Promise.resolve({ value, done: true });
    },
    throw: (error) => {
      close();
      return iterator.throw?.(error) ?? Promise.reject(error);
    },
  };
}
