/** Prints the schema from the decorators to `schema/menshen.graphql`; with `--check` says whether that file is up to date. */
import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../src/server/schema.js';

const file = new URL('../schema/menshen.graphql', import.meta.url);
const text = `# Printed from the decorators by \`npm run codegen\`: do not edit.\n\n${printSchema(lexicographicSortSchema(createSchema()))}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  process.stderr.write('schema/menshen.graphql is not what the decorators say: run npm run codegen and read its diff.\n');
  process.exit(1);
}
