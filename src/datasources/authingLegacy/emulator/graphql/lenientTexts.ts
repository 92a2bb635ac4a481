import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** Converts numbers to strings where the schema requires a string: the vendor's Python SDK sends `tokenExpiredAt: 0`. */
export function lenientTexts(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables) {
  const read = { ...variables };
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const declared = typeFromAST(schema, type) as GraphQLInputType | undefined;
    const { value: name } = variable.name;
    if (declared && name in read) read[name] = lenient(declared, read[name]);
  }
  return read;
}

function lenient(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return lenient(type.ofType, value);
  if (isListType(type)) return Array.isArray(value) ? value.map((each) => lenient(type.ofType, each)) : value;
  if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    const fields = type.getFields();
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, fields[name] ? lenient(fields[name].type, each) : each]),
    );
  }
  return 'name' in type && type.name === 'String' && typeof value === 'number' ? String(value) : value;
}
