/** Prints what the code says of itself into files for readers; with `--check` says whether those files are up to date. */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type GraphQLObjectType, lexicographicSortSchema, printSchema, printType } from 'graphql';
import { loadDefinitions } from '../src/providers.js';
import { type Native, nativesOf } from '../src/server/native/native.js';
import { ROOTS } from '../src/server/schema/prefixed.js';
import { createSchema } from '../src/server/schema/schema.js';
import { subgraphSdl } from '../src/server/schema/subgraphSdl.js';
import { configurationPage } from './configurationPage.js';
import { providersPage } from './providersPage.js';

const CLASSES = /(<!-- classes: printed by `npm run codegen` -->\n).*(<!-- end of classes -->)/s;

const definitions = await loadDefinitions();
const natives = nativesOf(definitions);

const FILES = {
  'schema/menshen.graphql': `# Printed from the decorators by \`npm run codegen\`: do not edit.\n\n${printSchema(lexicographicSortSchema(createSchema(definitions)))}\n`,
  'schema/subgraph.graphql': `# Printed from the decorators by \`npm run codegen\`, as \`_service\` answers it to routers: do not edit.\n\n${subgraphSdl(createSchema(definitions, natives))}`,
  'schema/native.graphql': nativeSchema(),
  'docs/configuration.md': configurationPage(definitions),
  'docs/passthrough.md': withClasses('docs/passthrough.md'),
  'docs/providers.md': await providersPage(),
};

let stale = false;
for (const [name, text] of Object.entries(FILES)) {
  const file = new URL(`../${name}`, import.meta.url);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    stale = true;
    process.stderr.write(`${name} is not what the code says: run npm run codegen and read its diff.\n`);
  } else {
    writeFileSync(file, text);
  }
}
process.exitCode = stale ? 1 : 0;

/** The vendors' types apart, so that ours stays readable: together the two files are the whole schema. */
function nativeSchema(): string {
  const [own, whole] = [createSchema(definitions), lexicographicSortSchema(createSchema(definitions, natives))];
  const namespaces = ROOTS.map((name) => {
    const { [name]: root } = whole.getTypeMap() as Readonly<Record<string, GraphQLObjectType>>;
    const fields = natives.flatMap(({ namespace }) => root?.getFields()[namespace] ?? []);
    const lines = fields.map(({ name: field, type, description }) => `  """${description}"""\n  ${field}: ${type}`);
    return `extend type ${name} {\n${lines.join('\n\n')}\n}`;
  });
  const types = Object.values(whole.getTypeMap()).filter(({ name }) => own.getType(name) === undefined);
  const text = [...namespaces, ...types.map((type) => printType(type))].join('\n\n');
  return `# The vendors' own types, printed from schema/upstream/ by \`npm run codegen\`: do not edit.\n\n${text}\n`;
}

/** The page with its table of native fields as the code has it. */
function withClasses(page: string): string {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  const tables = natives.map((native) => `\n### ${native.namespace}\n\n${classes(native)}\n`);
  return text.replace(CLASSES, (_all, start: string, end: string) => `${start}${tables.join('')}\n${end}`);
}

function classes({ access, adminOnlyFields, selfIdArguments, customDataWriters, credentials }: Native): string {
  const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  return [
    '| class | fields |',
    '| --- | --- |',
    ...Object.entries({ ...access, admin: [...access.admin, ...adminOnlyFields] }).map(
      ([name, fields]) => `| \`${name}\` | ${listed([...fields].sort())} |`,
    ),
    `| own ids | ${listed([...selfIdArguments].sort())} |`,
    `| write custom fields | ${listed([...customDataWriters].sort()) || 'none'} |`,
    `| left out | ${listed([...credentials].sort())} |`,
  ].join('\n');
}
