/** Generates docs/reference/queries.md and docs/reference/mutations.md from the schema. */
import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isUnionType } from 'graphql';
import { exampleOf } from './example.js';
import { SETTINGS } from './exampleValues.js';
import { NOTICE, page, table } from './markdown.js';

const EXAMPLES =
  'The examples are complete and run against `npm start`. Send the document with the variables. An example for signed-in users needs a session; one for administrators needs the token that the start prints.';

export function queriesPage(schema: GraphQLSchema): string {
  return page(
    '# Queries and subscriptions',
    NOTICE,
    EXAMPLES,
    ...operations('query', schema.getQueryType()),
    ...operations('subscription', schema.getSubscriptionType()),
  );
}

export function mutationsPage(schema: GraphQLSchema): string {
  return page(
    '# Mutations',
    NOTICE,
    'The result of most mutations is a union. Select `__typename`, `... on Outcome { code message }`, and the fields of the members that you handle. [Outcomes](outcomes.md) says what to do with each: `InputRejected { fields { path message } }` names the field that the user must correct.',
    EXAMPLES,
    ...operations('mutation', schema.getMutationType()),
  );
}

function operations(
  root: 'query' | 'mutation' | 'subscription',
  type: GraphQLObjectType | null | undefined,
): readonly string[] {
  return Object.values(type?.getFields() ?? {}).map((field) => section(root, field));
}

function section(root: 'query' | 'mutation' | 'subscription', field: GraphQLField<unknown, unknown>): string {
  const { document, variables, sources } = exampleOf(root, field);
  const settings = [SETTINGS[field.name] ?? []].flat().map((setting) => `Start the server with \`${setting}\`.`);
  const args = table(
    ['argument', 'type', 'description'],
    field.args.map(({ name, type, description }) => [`\`${name}\``, `\`${type}\``, description ?? '']),
  );
  const hasVariables = Object.keys(variables).length > 0;
  return [
    `## ${field.name}`,
    field.description ?? '',
    args,
    `Returns ${result(field)}`,
    `\`\`\`graphql\n${document}\n\`\`\``,
    hasVariables ? `\`\`\`json\n${JSON.stringify(variables, null, 2)}\n\`\`\`` : '',
    [...sources.map(([word, source]) => `\`${word}\` is ${source}.`), ...settings].join(' '),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function result({ type }: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(type);
  if (!isUnionType(named)) return `\`${type}\`.`;
  const members = named.getTypes().map(({ name }) => `[${name}](outcomes.md#${name.toLowerCase()})`);
  return `one of ${members.join(', ')}.`;
}
