// Plugin of graphql-codegen: the error codes of the server, from the lists in src/errors.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCE = join(import.meta.dirname, '../../src/errors.ts');
const LISTS = ['APP_ERROR_CODES', 'PROTOCOL_ERROR_CODES'];

export function plugin() {
  const source = ts.createSourceFile(SOURCE, readFileSync(SOURCE, 'utf8'), ts.ScriptTarget.ES2023);
  const codes = LISTS.flatMap((name) => readList(source, name));
  return [
    '/** Generated from src/errors.ts of the server by codegen.yml. Do not edit. */',
    '',
    '/** Codes of `errors[].extensions.code` of the server. */',
    `export const SERVER_ERROR_CODES = [\n${codes.map((code) => `  '${code}',`).join('\n')}\n] as const;`,
    '',
  ].join('\n');
}

/** The strings of `export const NAME = [...] as const`. */
function readList(source, name) {
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  const list = declarations.find((declaration) => declaration.name.text === name)?.initializer?.expression;
  if (list === undefined || !ts.isArrayLiteralExpression(list)) throw new Error(`${SOURCE} has no list ${name}.`);
  return list.elements.map(({ text }) => text);
}
