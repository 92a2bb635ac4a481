// Plugin of graphql-codegen for packages/client. Its output is leaner than that of the official plugins: each fragment is
// printed once, and each type of the schema has one named interface. The documents of each file are a constant of their own, so
// that an application's bundle contains only the groups that it uses.
import { basename } from 'node:path';
import { Documents } from './documents.mjs';
import { InputTypes } from './inputTypes.mjs';
import { ResultTypes } from './resultTypes.mjs';

const HEADER = '/** Generated from operations/ and schema/menshen.graphql by codegen.yml. Do not edit. */';

export function plugin(schema, files) {
  const definitions = files.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((fragment) => [fragment.name.value, fragment]),
  );
  const inputs = new InputTypes(schema);
  const results = new ResultTypes(schema, fragments, inputs);
  const groups = files.flatMap((file) => printGroup(file, new Documents(schema, fragments, inputs, results)));
  groups.sort((a, b) => a.name.localeCompare(b.name));
  const shared = sharedFragments(groups);
  const printed = groups.flatMap((group) => group.printed).sort((a, b) => a.key.localeCompare(b.key));
  const all = groups.map(({ name }) => `  ...${name}Documents,`);
  return [
    HEADER,
    "import { buildDocuments } from '../document.js';",
    "import type { FutureMember, FutureOutcome, OneOf, Operation, RequestOptions } from '../operation.js';",
    ...inputs.print(),
    ...results.print(),
    ...printed.flatMap(({ variables }) => variables),
    `export interface Documents {\n${printed.map(({ entry }) => entry).join('\n')}\n}`,
    `/** Fragments of more than one group. */\nconst fragments = {\n${printFragments(shared)}\n};`,
    ...groups.map((group) => printDocuments(group, shared)),
    `/** The documents of all operations, by name. A function, so that bundles without it leave the groups out. */\nexport function allDocuments(): Documents {\n  return {\n${all.join('\n')}\n  };\n}`,
    `/** Sends the operation of that name and returns its root field. */\nexport interface Operations {\n${printed.flatMap(({ method }) => method).join('\n')}\n}`,
    '',
  ].join('\n\n');
}

/** The operations of one file; nothing if it has only fragments. */
function printGroup({ location, document }, documents) {
  const operations = document.definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .sort((a, b) => a.name.value.localeCompare(b.name.value));
  if (operations.length === 0) return [];
  const printed = operations.map((operation) => documents.print(operation));
  return [{ name: basename(location, '.graphql'), printed, fragments: documents.fragments() }];
}

function sharedFragments(groups) {
  const texts = new Map(groups.flatMap(({ fragments }) => [...fragments]));
  return new Map([...texts].filter(([name]) => groups.filter(({ fragments }) => fragments.has(name)).length > 1));
}

function printFragments(texts) {
  const sorted = [...texts].sort(([a], [b]) => a.localeCompare(b));
  return sorted.map(([name, text]) => `  ${name}: '${text}',`).join('\n');
}

function printDocuments({ name, printed, fragments }, shared) {
  const own = new Map([...fragments].filter(([fragment]) => !shared.has(fragment)));
  const keys = printed.map(({ key }) => `'${key}'`).join(' | ');
  // An argument of its own: bundlers keep a spread, even in a call that is marked as pure.
  const known = own.size === 0 ? 'fragments' : `fragments, {\n${printFragments(own)}\n}`;
  const texts = printed.map(({ text }) => text).join('\n');
  return `export const ${name}Documents = /* @__PURE__ */ buildDocuments({\n${texts}\n}, ${known}) as unknown as Pick<Documents, ${keys}>;`;
}
