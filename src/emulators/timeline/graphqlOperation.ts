import { type DocumentNode, Kind, type OperationDefinitionNode, parse, type SelectionSetNode } from 'graphql';

export interface GraphqlOperation {
  readonly name: string | null;
  /** Field names without aliases: `a: user` is `user`. */
  readonly rootFields: readonly string[];
}

/** Parses the GraphQL operation of a request body. Returns null when the body is not a valid GraphQL request. */
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
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
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
