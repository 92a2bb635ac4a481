/** Generates docs/reference/index.md. */
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { NOTICE, page, table } from './markdown.js';

export function indexPage(schema: GraphQLSchema): string {
  const links = (file: string, type: GraphQLObjectType | null | undefined) =>
    Object.keys(type?.getFields() ?? {})
      .map((name) => `[${name}](${file}#${name.toLowerCase()})`)
      .join(', ');
  return page(
    '# Reference',
    NOTICE,
    table(
      ['page', 'what it lists'],
      [
        ['[Queries and subscriptions](queries.md)', links('queries.md', schema.getQueryType())],
        ['[Mutations](mutations.md)', links('mutations.md', schema.getMutationType())],
        ['[Outcomes](outcomes.md)', 'every member of a result, with its fields'],
        ['[Error codes](errors.md)', 'every error, and what a client should do'],
        ['[States of a login](sign-in-states.md)', 'the states of `@menshen/client`, and where each outcome leads'],
        ['[Settings](../configuration.md)', 'every environment variable'],
        ['[The command menshen](../command-line.md)', 'every command, with its options and exit codes'],
        ['[Metrics and traces](../metrics.md)', 'every metric, with its labels'],
        ['[Identity providers](../providers.md)', 'which provider supports which operation'],
        ['[Native operations](../passthrough.md)', 'the class of every field of the vendors'],
        ['[The schema](../../schema/menshen.graphql)', 'the SDL'],
      ],
    ),
  );
}
