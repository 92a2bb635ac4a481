/** The operations of the pages, against the schema with the vendors' types. */
import { Kind, parse, validate } from 'graphql';
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

describe('a GraphQL block', () => {
  it('is found in the pages', () => {
    expect(operations.length).toBeGreaterThan(15);
  });

  it.each(operations)('is valid: $title', ({ document }) => {
    // An example of a page may hold several anonymous operations of which the reader sends one.
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
  });
});
