/**
 * Executes operations whose answers are plain: graphql-js resolves the root fields and reports their errors, and the writers of
 * `jsonWriter` complete the values. That saves graphql-js a call for each selected field.
 */
import {
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  isNonNullType,
} from 'graphql';
import type { CachedOperation } from '../cachedOperation.js';

type Context = object;
type Variables = Readonly<Record<string, unknown>>;

/** One execution: what its root fields resolved to, by response name. */
interface Run {
  readonly operation: CachedOperation;
  readonly settled: Map<string | number, () => unknown>;
  isPlain: boolean;
}

/** The completed value of a root field, as JSON. */
class Written {
  constructor(readonly json: string) {}
}

/** Stands for the type of every root field: the writer has completed the value. */
const WRITTEN = new GraphQLScalarType({ name: 'Written' });

export class PlainExecution {
  #written: GraphQLSchema | undefined;
  #settled: GraphQLSchema | undefined;

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * Only for operations with `writers`.
   * @returns data whose values may be `Written`: `jsonOf` knows them
   */
  async execute(operation: CachedOperation, variables: Variables, contextValue: Context): Promise<ExecutionResult> {
    const args = { ...operation.executionArgs(variables), contextValue };
    const run: Run = { operation, settled: new Map(), isPlain: true };
    this.#written ??= withRootFields(this.schema, writtenField);
    const result = await execute({ ...args, schema: this.#written, rootValue: run });
    if (run.isPlain) return result;
    // Nothing runs twice: the root fields give what they gave before.
    this.#settled ??= withRootFields(this.schema, settledField);
    return execute({ ...args, schema: this.#settled, rootValue: run });
  }
}

/** The JSON of the data that `execute` returned. */
export function jsonOf(data: ExecutionResult['data']): string {
  const fields = Object.entries(data ?? {});
  if (!fields.some(([, value]) => value instanceof Written)) return JSON.stringify(data);
  // A value is null when its field threw an error.
  return `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value instanceof Written ? value.json : null}`).join()}}`;
}

type RootField = GraphQLFieldConfig<Run, Context>;

function withRootFields(schema: GraphQLSchema, change: (field: RootField) => RootField): GraphQLSchema {
  const changed = (root: GraphQLObjectType | null | undefined) => {
    if (!root) return root;
    const { fields, ...config } = root.toConfig();
    const entries = Object.entries(fields).map(([name, field]) => [name, change(field)] as const);
    return new GraphQLObjectType({
      ...config,
      fields: Object.fromEntries(entries) as GraphQLFieldConfigMap<Run, Context>,
    });
  };
  const { query, mutation, types, ...config } = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    query: changed(query),
    mutation: changed(mutation),
    types: types.filter((type) => type !== query && type !== mutation),
    assumeValid: true,
  });
}

function writtenField(field: RootField): RootField {
  const { type, resolve = defaultFieldResolver } = field;
  return {
    ...field,
    type: isNonNullType(type) ? new GraphQLNonNull(WRITTEN) : WRITTEN,
    resolve: async (run, args, context, info) => {
      const { key } = info.path;
      let value: unknown;
      try {
        value = await resolve(undefined as never, args, context, info);
      } catch (error) {
        run.settled.set(key, () => {
          throw error;
        });
        throw error;
      }
      run.settled.set(key, () => value);
      try {
        const write = run.operation.writers?.get(key);
        if (write !== undefined) return new Written(write(value));
      } catch {
        // Left to graphql-js, as a field without a writer.
      }
      run.isPlain = false;
      return null;
    },
  };
}

function settledField(field: RootField): RootField {
  return { ...field, resolve: ({ settled }, _args, _context, { path }) => settled.get(path.key)?.() };
}
