import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isInputObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { namespaceOf } from '../native/native.js';
import { NativeOperation } from '../native/operation.js';
import { type FragmentLookup, fragmentsOf, isField, selectionsOf } from '../selections.js';
import { operationNames } from './operationNames.js';
import { type RootWriters, rootWriters } from './plain/rootWriters.js';

/** A document that passed every check of the gate, and its operations, classified when they are first used. */
export class CachedDocument {
  readonly #operations = new Map<OperationDefinitionNode, CachedOperation>();

  constructor(
    readonly document: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Undefined when the name matches no operation, or is missing and there are several. */
  operation(name: string | null): CachedOperation | undefined {
    const definition = getOperationAST(this.document, name);
    if (!definition) return undefined;
    const known = this.#operations.get(definition);
    if (known !== undefined) return known;
    const operation = new CachedOperation(definition, this.document, this.schema);
    this.#operations.set(definition, operation);
    return operation;
  }
}

export class CachedOperation {
  readonly type: OperationDefinitionNode['operation'];
  /** Set when it contains native fields. */
  readonly native: NativeOperation | undefined;
  /** Secrets do not travel in a URL, because URLs end up in logs. Vendors do not mark theirs, so every native field counts. */
  readonly takesSecret: boolean;
  /** True once it has run without a refusal of the pipeline: then it needs no further check. */
  hasRun = false;
  #names: ReadonlyMap<string, string> | undefined;
  #writers: RootWriters | null | undefined;

  constructor(
    readonly definition: OperationDefinitionNode,
    private readonly document: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {
    const fragment = fragmentsOf(document);
    const fields = rootFields(definition, schema, fragment);
    const isNative = fields.some((field) => namespaceOf(field) !== undefined);
    this.type = definition.operation;
    this.native = isNative ? new NativeOperation({ schema, operation: definition, fragment }) : undefined;
    this.takesSecret =
      isNative || fields.some(({ args }) => args.some(({ type }) => holdsSecret(getNamedType(type), new Set())));
  }

  /** The name of each root field in metrics and traces, by response name. Computed on first use. */
  get names(): ReadonlyMap<string, string> {
    this.#names ??= operationNames(this.definition, this.schema, fragmentsOf(this.document));
    return this.#names;
  }

  /** The writers of the root fields; undefined when graphql-js must complete one of them. Computed on first use. */
  get writers(): RootWriters | undefined {
    if (this.#writers === undefined)
      this.#writers = rootWriters(this.definition, this.schema, fragmentsOf(this.document)) ?? null;
    return this.#writers ?? undefined;
  }

  get variableDefinitions() {
    return this.definition.variableDefinitions ?? [];
  }

  executionArgs(variableValues: NonNullable<ExecutionArgs['variableValues']>): ExecutionArgs {
    const { schema, document, definition } = this;
    return { schema, document, operationName: definition.name?.value ?? null, variableValues };
  }
}

/** Every root field that the operation can reach, whatever `@skip` and `@include` decide. */
function rootFields(
  { operation, selectionSet }: OperationDefinitionNode,
  schema: GraphQLSchema,
  fragment: FragmentLookup,
) {
  const fields = schema.getRootType(operation)?.getFields() ?? {};
  return [...selectionsOf([selectionSet], { fragment })]
    .filter(isField)
    .flatMap(({ name }) => fields[name.value] ?? []);
}

function holdsSecret(type: ReturnType<typeof getNamedType>, seen: Set<unknown>): boolean {
  if (type?.name === 'Secret') return true;
  if (!isInputObjectType(type) || seen.has(type)) return false;
  seen.add(type);
  return Object.values(type.getFields()).some((field) => holdsSecret(getNamedType(field.type), seen));
}
