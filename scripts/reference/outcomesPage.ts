/** Generates docs/reference/outcomes.md from the schema: what a client can act on. */
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { NOTICE, page, table } from './markdown.js';

/** Fields of every outcome. */
const COMMON = ['code', 'message', 'requestId'];

export function outcomesPage(schema: GraphQLSchema): string {
  const outcome = schema.getType('Outcome');
  if (!isInterfaceType(outcome)) throw new Error('The schema has no interface Outcome.');
  const others = unionMembers(schema).filter((type) => !schema.isSubType(outcome, type));
  const types = [...schema.getPossibleTypes(outcome), ...others].sort((one, other) =>
    one.name.localeCompare(other.name),
  );
  return page(
    '# Outcomes',
    NOTICE,
    'Results are unions. Every member is an `Outcome` with `code`, a `message` for the user in English or Chinese, and `requestId`. Switch over `__typename`. Treat a member that you do not know as a failure with its message: new members then do not break your app.',
    'What failed is not an outcome but an [error](errors.md).',
    ...types.map((type) => section(schema, type)),
  );
}

function section(schema: GraphQLSchema, type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(({ name }) => !COMMON.includes(name));
  const rows = fields.map(({ name, type: output, description }) => [`\`${name}\``, `\`${output}\``, description ?? '']);
  const returnedBy = operationsWith(schema, type);
  return [
    `## ${type.name}`,
    type.description ?? '',
    table(['field', 'type', 'description'], rows),
    returnedBy.length === 0 ? '' : `Returned by ${returnedBy.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function operationsWith(schema: GraphQLSchema, type: GraphQLObjectType): readonly string[] {
  const roots = [
    ['mutations.md', schema.getMutationType()],
    ['queries.md', schema.getQueryType()],
  ] as const;
  return roots.flatMap(([file, root]) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ type: output }) => {
        const named = getNamedType(output);
        return isUnionType(named) && named.getTypes().includes(type);
      })
      .map(({ name }) => `[${name}](${file}#${name.toLowerCase()})`),
  );
}

/** The members of unions that operations return, such as captcha challenges. */
function unionMembers(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const roots = [schema.getMutationType(), schema.getQueryType()];
  const unions = roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).flatMap(({ type }) => {
      const named = getNamedType(type);
      return isUnionType(named) ? [named] : [];
    }),
  );
  return [...new Set(unions.flatMap((union) => union.getTypes()))].filter(isObjectType);
}
