import {
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  GraphQLInputObjectType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
} from 'graphql';

type FieldConfig = GraphQLFieldConfig<unknown, unknown>;

export interface SchemaMapping {
  readonly field: (field: FieldConfig, place: { readonly type: string; readonly name: string }) => FieldConfig;
  readonly enumType: (type: GraphQLEnumType) => GraphQLEnumType;
}

/** A copy of a schema of objects, inputs, enums and scalars, without interfaces and unions. */
export function mapSchema(schema: GraphQLSchema, mapping: SchemaMapping): GraphQLSchema {
  const source = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  const copies: ReadonlyMap<string, GraphQLNamedType> = new Map(source.map((type) => [type.name, copyType(type)]));
  const { query: _query, mutation: _mutation, subscription: _subscription, ...config } = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...copies.values()] });

  function copyType(type: GraphQLNamedType): GraphQLNamedType {
    if (isEnumType(type)) return mapping.enumType(type);
    if (type instanceof GraphQLInputObjectType) {
      const { fields, ...rest } = type.toConfig();
      return new GraphQLInputObjectType({ ...rest, fields: () => mapValues(fields, withCopiedType) });
    }
    if (!(type instanceof GraphQLObjectType)) return type;
    const { fields, ...rest } = type.toConfig();
    const copyField = (field: FieldConfig, name: string) => {
      const copy = { ...withCopiedType(field), args: mapValues(field.args ?? {}, withCopiedType) };
      return mapping.field(copy, { type: type.name, name });
    };
    return new GraphQLObjectType({ ...rest, fields: () => mapValues(fields, copyField) });
  }

  function withCopiedType<T extends { readonly type: GraphQLType }>(element: T): T {
    return { ...element, type: referenceTo(element.type) };
  }

  function referenceTo(type: GraphQLType): GraphQLType {
    if (isNonNullType(type)) return new GraphQLNonNull(referenceTo(type.ofType));
    if (isListType(type)) return new GraphQLList(referenceTo(type.ofType));
    return copies.get(type.name) ?? type;
  }
}

function mapValues<T, R>(values: Readonly<Record<string, T>>, map: (value: T, name: string) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value, name)]));
}
