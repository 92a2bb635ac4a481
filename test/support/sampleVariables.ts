/** Variables for any operation: every required value, of the right type, the same each time. */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  JSON: 'x',
  JSONObject: {},
  AuthingObject: {},
  DateTime: '2030-01-01T00:00:00.000Z',
};

export function sampleVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Record<string, unknown> {
  const samples = variableDefinitions.map(({ variable, type }) => {
    const known = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    return [variable.name.value, known && isNonNullType(known) ? sample(known.ofType) : undefined];
  });
  return Object.fromEntries(samples);
}

function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return sampleObject(type);
  return SCALARS[type.name] ?? '13800000001';
}

function sampleObject(type: GraphQLInputObjectType): Record<string, unknown> {
  const fields = Object.values(type.getFields());
  const given = type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField);
  return Object.fromEntries(given.map((field) => [field.name, sample(field.type)]));
}
