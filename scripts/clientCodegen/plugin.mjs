// Plugin of graphql-codegen for packages/client. Its output is leaner than that of the official plugins: each fragment is
// printed once, and each type of the schema has one named interface.
import { Documents } from './documents.mjs';
import { InputTypes } from './inputTypes.mjs';
import { ResultTypes } from './resultTypes.mjs';

const HEADER = '/** Generated from operations/ and schema/menshen.graphql by codegen.yml. Do not edit. */';

export function plugin(schema, files) {
  const definitions = files.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((fragment) => [fragment.name.value, fragment]),
  );
  const operations = definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .sort((a, b) => a.name.value.localeCompare(b.name.value));

  const inputs = new InputTypes(schema);
  const results = new ResultTypes(schema, fragments, inputs);
  const documents = new Documents(schema, fragments, inputs, results);
  const printed = operations.map((operation) => documents.print(operation));
  return [
    HEADER,
    "import { buildDocuments } from '../document.js';",
    "import type { FutureMember, FutureOutcome, OneOf, Operation, RequestOptions } from '../operation.js';",
    ...inputs.print(),
    ...results.print(),
    ...printed.flatMap(({ variables }) => variables),
    `export interface Documents {\n${printed.map(({ entry }) => entry).join('\n')}\n}`,
    `const fragments = {\n${documents.fragments().join('\n')}\n};`,
    `const texts = {\n${printed.map(({ text }) => text).join('\n')}\n};`,
    '/** The documents of all operations, by name. */\nexport const documents = buildDocuments(texts, fragments) as unknown as Documents;',
    `/** Sends the operation of that name and returns its root field. */\nexport interface Operations {\n${printed.flatMap(({ method }) => method).join('\n')}\n}`,
    '',
  ].join('\n\n');
}
