/** The blocks that are parts of a program or a file: their syntax, and the names that they use. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { allBlocks, type PageBlock, testOf } from '../support/blockTests.js';

/** Elements that HTML closes by itself. */
const VOID = new Set(['doctype', 'input', 'meta', 'link', 'img', 'br']);

const own = allBlocks().filter((block) => testOf(block)?.test === 'test/docs/snippets.test.ts');
const ofLanguages = (...languages: readonly string[]) =>
  own
    .filter(({ language }) => languages.includes(language))
    .map((block) => ({ title: `${block.page}:${block.line}`, block }));

/** Everything that the sources of a package export, as one text. */
function exportsOf(name: string): string {
  const folder = `packages/${name}/src`;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const texts = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  return texts.flatMap((text) => text.match(/^export [^=(]*/gm) ?? []).join('\n');
}

/** The names that a block imports from packages of this repository, as `package name`. */
function ownImports({ text }: PageBlock): readonly string[] {
  const imports = text.matchAll(/import (?:type )?\{([^}]*)\} from '@menshen\/(\w+)[^']*'/g);
  return [...imports].flatMap(([, names = '', name = '']) =>
    names.split(',').map((imported) => `${name} ${imported.trim().split(' ')[0]}`),
  );
}

describe('a snippet of TypeScript or JavaScript', () => {
  it.each(ofLanguages('ts', 'js'))('has no syntax error: $title', ({ block }) => {
    const { diagnostics = [] } = ts.transpileModule(block.text, {
      reportDiagnostics: true,
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
    });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  });

  it.each(ofLanguages('ts', 'js'))('imports what the packages export: $title', ({ block }) => {
    const unknown = ownImports(block).filter((entry) => {
      const [name = '', imported = ''] = entry.split(' ');
      return !new RegExp(`\\b${imported}\\b`).test(exportsOf(name));
    });
    expect(unknown).toEqual([]);
  });
});

describe('a snippet of HTML', () => {
  it.each(ofLanguages('html'))('closes its elements: $title', ({ block }) => {
    const open: string[] = [];
    for (const [, slash, name = '', end] of block.text.matchAll(/<(\/?)([a-z][\w-]*)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
      if (slash === '/') expect(open.pop()).toBe(name);
      else if (end !== '/' && !VOID.has(name)) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it.each(ofLanguages('html'))('uses attributes that the elements have: $title', ({ block }) => {
    const readme = readFileSync('packages/elements/README.md', 'utf8');
    const elements = [...block.text.matchAll(/<menshen-[\w-]+([^>]*)>/g)].map(([, attributes = '']) => attributes);
    const names = elements.flatMap((attributes) => [...attributes.matchAll(/([\w-]+)="/g)].map(([, name]) => name));
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('a snippet of data', () => {
  it.each(ofLanguages('json'))('is JSON: $title', ({ block }) => {
    expect(JSON.parse(block.text)).toBeTypeOf('object');
  });

  it.each(ofLanguages('yaml'))('is YAML: $title', ({ block }) => {
    expect(parseYaml(block.text)).toBeTypeOf('object');
  });
});
