/** The pages that a reader of this project opens, with their code blocks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CodeBlock {
  /** `sh`, `graphql`, `ts`, … */
  readonly language: string;
  /** Whether the tests run it against a server: the word `run` after the language. */
  readonly runs: boolean;
  readonly text: string;
  /** The line of the page on which the block begins, from 1. */
  readonly line: number;
}

const FOLDERS = ['.', 'docs', 'docs/guides', 'docs/reference'];

/** All pages in English, as paths from the root. */
export function docPages(): string[] {
  const readmes = ['packages', 'examples'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  return [...FOLDERS, ...readmes]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.md') && !file.endsWith('.zh-CN.md'))
    .sort();
}

/** All pages in Chinese, as paths from the root. */
export function translatedPages(): string[] {
  const pages = readdirSync('docs/zh', { recursive: true, encoding: 'utf8' }).map((file) => join('docs/zh', file));
  const readmes = readdirSync('.').filter((file) => file.endsWith('.zh-CN.md'));
  return [...readmes, ...pages].filter((file) => file.endsWith('.md')).sort();
}

export function blocksOf(page: string): readonly CodeBlock[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^( *)```(\w+)([^\n]*)\n(.*?)^\1```$/gms)].map(
    ({ index, 2: language = '', 3: info = '', 4: code = '' }) => ({
      language,
      runs: info.trim() === 'run',
      text: code,
      line: text.slice(0, index).split('\n').length,
    }),
  );
}

/** The blocks whose first line names a file: `// src/App.tsx`, `<!-- src/App.vue -->`. */
export function fileBlocks(page: string): ReadonlyMap<string, string> {
  const files = blocksOf(page).flatMap(({ text }): [string, string][] => {
    const [, name] = /^(?:\/\/|<!--) (\S+\.\w+)(?: -->)?\n/.exec(text) ?? [];
    return name === undefined ? [] : [[name, text.slice(text.indexOf('\n') + 1)]];
  });
  return new Map(files);
}

/** The text of a page without code blocks. */
export function proseOf(page: string): string {
  return readFileSync(page, 'utf8').replaceAll(/^( *)```.*?^\1```$/gms, '');
}
