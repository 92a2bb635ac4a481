/** The schema as routers compose it: the printed schema with the directives of federation. */
import {
  type ConstDirectiveNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { guardOf } from '../../resolvers/guard.js';

/** `@oneOf` is newer than the specification that routers implement, so the schema declares it like a custom directive. */
const HEAD = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@tag"])

"""Exactly one field of the input is given, and it is not null."""
directive @oneOf on INPUT_OBJECT
`;

const ADMIN_TAG: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'tag' },
  arguments: [
    {
      kind: Kind.ARGUMENT,
      name: { kind: Kind.NAME, value: 'name' },
      value: { kind: Kind.STRING, value: 'admin' },
    },
  ],
};

export function subgraphSdl(schema: GraphQLSchema): string {
  const document = visit(parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true }), {
    ObjectTypeDefinition(node) {
      const type = schema.getType(node.name.value);
      if (!isObjectType(type)) return undefined;
      const isRoot = [schema.getQueryType(), schema.getMutationType()].includes(type);
      const fields = isRoot
        ? node.fields?.map((field) => ({ ...field, ...tagged(type, field.name.value) }))
        : node.fields;
      return { ...node, directives: directivesOf(type), ...(fields && { fields }) };
    },
  });
  return `${HEAD}\n${print(document)}\n`;
}

/** Directives from `@Directive` decorators: `printSchema` omits them. */
function directivesOf({ astNode }: GraphQLObjectType): readonly ConstDirectiveNode[] {
  return astNode?.directives ?? [];
}

/** Fields for administrators carry a tag, so that a graph can exclude them from its public contract. */
function tagged(root: GraphQLObjectType, name: string): { readonly directives?: readonly ConstDirectiveNode[] } {
  const field = root.getFields()[name];
  const isForAdmins = field !== undefined && guardOf(field)?.some((policy) => policy.name === 'admin');
  return isForAdmins ? { directives: [ADMIN_TAG] } : {};
}
