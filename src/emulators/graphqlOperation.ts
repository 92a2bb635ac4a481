import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';

export interface GraphqlOperation {
  readonly name: string | null;
  /** Names, not aliases: `a: user` counts as `user`. */
  readonly rootFields: readonly string[];
}

/** What a request body asks of a GraphQL endpoint; null when it is no GraphQL request that can be parsed. */
export function readGraphqlOperation(body: unknown): GraphqlOperation | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, operationName } = body as { query?: unknown; operationName?: unknown };
  if (typeof query !== 'string') return null;
  try {
    const document = parse(query, { noLocation: true });
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const operation = operations.find((node) => node.name?.value === operationName) ?? operations[0];
    return operation ? describe(document, operation) : null;
  } catch {
    return null;
  }
}

function describe(document: DocumentNode, operation: OperationDefinitionNode): GraphqlOperation {
  const fields: string[] = [];
  const opened = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!opened.has(selection.name.value)) {
        opened.add(selection.name.value);
        const fragment = document.definitions.find(
          (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) collect(fragment.selectionSet);
      }
    }
  };
  collect(operation.selectionSet);
  return { name: operation.name?.value ?? null, rootFields: fields };
}
