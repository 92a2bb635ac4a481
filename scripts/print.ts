/** Generates the schema files and documentation pages from the code. With `--check` it only checks that they are current. */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type GraphQLObjectType, lexicographicSortSchema, printType } from 'graphql';
import { exampleFile } from '../src/config/exampleFile.js';
import { loadDefinitions } from '../src/providers.js';
import { type Native, nativesOf } from '../src/server/native/native.js';
import { ownSchemaText } from '../src/server/schema/ownSchemaText.js';
import { ROOTS } from '../src/server/schema/prefixed.js';
import { createSchema } from '../src/server/schema/schema.js';
import { subgraphSdl } from '../src/server/schema/subgraphSdl.js';
import { configurationPage } from './configurationPage.js';
import { ARCHITECTURE } from './diagram/architecture.js';
import { signInStatesDiagram } from './diagram/signInStates.js';
import { drawDiagram } from './diagram/svg.js';
import { metricsPage } from './metricsPage.js';
import { providersPage } from './providersPage.js';
import { errorsPage } from './reference/errorsPage.js';
import { indexPage } from './reference/indexPage.js';
import { mutationsPage, queriesPage } from './reference/operationsPage.js';
import { outcomesPage } from './reference/outcomesPage.js';
import { signInStates, signInStatesPage } from './reference/signInStatesPage.js';

const CLASSES = /(<!-- classes: printed by `npm run codegen` -->\n).*(<!-- end of classes -->)/s;

const definitions = await loadDefinitions();
const natives = nativesOf(definitions);
const ownSchema = lexicographicSortSchema(createSchema(definitions));
const states = await signInStates(ownSchema);

const FILES = {
  'schema/menshen.graphql': `# Printed from the decorators by \`npm run codegen\`: do not edit.\n\n${ownSchemaText(definitions)}`,
  'schema/subgraph.graphql': `# Printed from the decorators by \`npm run codegen\`, as \`_service\` answers it to routers: do not edit.\n\n${subgraphSdl(createSchema(definitions, natives))}`,
  'schema/native.graphql': nativeSchema(),
  '.env.example': exampleFile(definitions),
  'docs/configuration.md': configurationPage(definitions),
  'docs/metrics.md': metricsPage(),
  'docs/passthrough.md': withClasses('docs/passthrough.md'),
  'docs/providers.md': await providersPage(),
  'docs/reference/index.md': indexPage(ownSchema),
  'docs/reference/queries.md': queriesPage(ownSchema),
  'docs/reference/mutations.md': mutationsPage(ownSchema),
  'docs/reference/outcomes.md': outcomesPage(ownSchema),
  'docs/reference/errors.md': errorsPage(),
  'docs/reference/sign-in-states.md': signInStatesPage(states),
  'docs/images/sign-in-states.svg': drawDiagram(signInStatesDiagram(states)),
  'docs/images/architecture.svg': drawDiagram(ARCHITECTURE),
};

let stale = false;
for (const [name, text] of Object.entries(FILES)) {
  const file = new URL(`../${name}`, import.meta.url);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    stale = true;
    process.stderr.write(`${name} is out of date. Run npm run codegen and review the diff.\n`);
  } else {
    writeFileSync(file, text);
  }
}
process.exitCode = stale ? 1 : 0;

/** The types of the vendors, in a separate file to keep menshen.graphql readable. Both files form the complete schema. */
function nativeSchema(): string {
  const [own, complete] = [createSchema(definitions), lexicographicSortSchema(createSchema(definitions, natives))];
  const namespaces = ROOTS.map((name) => {
    const { [name]: root } = complete.getTypeMap() as Readonly<Record<string, GraphQLObjectType>>;
    const fields = natives.flatMap(({ namespace }) => root?.getFields()[namespace] ?? []);
    const lines = fields.map(({ name: field, type, description }) => `  """${description}"""\n  ${field}: ${type}`);
    return `extend type ${name} {\n${lines.join('\n\n')}\n}`;
  });
  const types = Object.values(complete.getTypeMap()).filter(({ name }) => own.getType(name) === undefined);
  const text = [...namespaces, ...types.map((type) => printType(type))].join('\n\n');
  return `# The vendors' own types, printed from schema/upstream/ by \`npm run codegen\`: do not edit.\n\n${text}\n`;
}

/** Replaces the tables of native fields in the page. */
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
