/** Runs the code blocks of a page that say `run`, in their order, and compares what they print with the block after them. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import type { Client } from './client.js';
import { blocksOf, type CodeBlock } from './docPages.js';

const run = promisify(execFile);
/** Keeps variables and functions of a shell for the next block. */
const SAVE = '\n{ declare -p; declare -f; } > .state';
const RESTORE = '. ./.state 2>/dev/null || true\n';

export interface RunOptions {
  /** The working directory of commands. */
  readonly folder: string;
  /** Addresses of the page, and those of this test. */
  readonly replacements: Readonly<Record<string, string>>;
  /** Sends the GraphQL blocks. */
  readonly client: Client;
  /** The values that the reader has by now, by the name of a variable, from the answers before. */
  readonly variables?: (answers: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
}

/** @returns the number of blocks that ran */
export function runPage(page: string, options: RunOptions): Promise<number> {
  return runBlocks(page, blocksOf(page), options);
}

/** The same for blocks that follow each other on a page. */
export async function runBlocks(page: string, blocks: readonly CodeBlock[], options: RunOptions): Promise<number> {
  let count = 0;
  const answers: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!block.runs) continue;
    const printed = block.language === 'graphql' ? await query(block, options, answers) : await shell(block, options);
    const next = blocks[index + 1];
    const title = `${page}:${block.line}`;
    if (next?.language === 'json') expect(JSON.parse(printed), title).toMatchObject(pattern(JSON.parse(next.text)));
    else if (next?.language === 'text') expect(printed.trim(), title).toMatch(textPattern(next.text.trim()));
    else if (block.language === 'graphql') expect(JSON.parse(printed), title).not.toHaveProperty('errors');
    answers.push(printed);
    count += 1;
  }
  return count;
}

async function query(
  { text }: CodeBlock,
  { client, variables }: RunOptions,
  answers: readonly string[],
): Promise<string> {
  const values = text.includes('($') ? await variables?.(answers) : undefined;
  return (await client.send(text, values)).text;
}

async function shell({ text }: CodeBlock, { folder, replacements }: RunOptions): Promise<string> {
  const script = Object.entries(replacements).reduce((result, [from, to]) => result.replaceAll(from, to), text);
  return (await run('bash', ['-euo', 'pipefail', '-c', RESTORE + script + SAVE], { cwd: folder })).stdout;
}

/** An ellipsis stands for any text. */
function pattern(value: unknown): object {
  if (Array.isArray(value)) return value.map(pattern);
  if (value === '…') return expect.any(String);
  if (typeof value !== 'object' || value === null) return value as object;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pattern(inner)]));
}

function textPattern(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
