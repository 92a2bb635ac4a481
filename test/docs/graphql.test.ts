/** The operations of the pages, against the schema with the vendors' types. */
import { getVariableValues, Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { nativesOf } from '../../src/server/native/native.js';
import { createSchema } from '../../src/server/schema/schema.js';
import { blocksOf, docPages } from '../support/docPages.js';

const definitions = await loadDefinitions();
const schema = createSchema(definitions, nativesOf(definitions));
/** Fields that the subgraph of a page adds. */
const OTHER_SUBGRAPHS = /recentOrders/;

const blocks = docPages().flatMap((page) =>
  blocksOf(page)
    .filter(({ language, text }) => language === 'graphql' && !OTHER_SUBGRAPHS.test(text))
    .map(({ text, line }) => ({ title: `${page}:${line}`, document: parse(text) })),
);
const operations = blocks.filter(({ document }) =>
  document.definitions.every(({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION),
);

/** Every operation of the reference has the variables that it needs in the block after it. */
const examples = docPages()
  .filter((page) => page.startsWith('docs/reference/'))
  .flatMap((page) =>
    blocksOf(page).flatMap(({ language, text, line }, index, all) => {
      const next = all[index + 1];
      if (language !== 'graphql') return [];
      const variables = next?.language === 'json' ? (JSON.parse(next.text) as Record<string, unknown>) : {};
      const [operation] = parse(text).definitions;
      return [{ title: `${page}:${line}`, operation: operation as OperationDefinitionNode, variables }];
    }),
  );

describe('an example of the reference', () => {
  it('exists for every root field', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
    const natives = nativesOf(definitions).map(({ namespace }) => namespace);
    const typed = fields.filter((name) => !natives.includes(name) && !name.startsWith('_'));
    expect(examples).toHaveLength(typed.length);
  });

  it.each(examples)('has variables that fit: $title', ({ operation, variables }) => {
    expect(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors).toBeUndefined();
  });
});

/** The new text of a change: `+` and unchanged lines. */
const changes = docPages().flatMap((page) =>
  blocksOf(page)
    .filter(({ language }) => language === 'diff')
    .map(({ text, line }) => ({ title: `${page}:${line}`, document: parse(text.replaceAll(/^-.*\n|^[+ ]/gm, '')) })),
);

describe('a GraphQL block', () => {
  it.each(changes)('is valid after the change that it shows: $title', ({ document }) => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });

  it('is found in the pages', () => {
    expect(operations.length).toBeGreaterThan(15);
  });

  it.each(operations)('is valid: $title', ({ document }) => {
    // An example of a page may hold several anonymous operations of which the reader sends one.
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });
});
