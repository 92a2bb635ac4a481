/** The commands of the pages that no test executes: their syntax, and every script, option, file and address that they name. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS, runCli } from '../../src/cli/run.js';
import { readStartOptions } from '../../src/startOptions.js';
import { describeWithApp } from '../support/app.js';
import { allBlocks, type PageBlock, testOf } from '../support/blockTests.js';
import { commandsOf } from '../support/shellWords.js';

/** Programs of a usual machine. Those with a check of their own come after. */
const PROGRAMS = new Set([
  'cd',
  'control',
  'cp',
  'curl',
  'cut',
  'mkdir',
  'nginx',
  'openssl',
  'printf',
  'sha256sum',
  'ask',
]);
const SERVER = /(?:http:\/\/(?:127\.0\.0\.1|localhost):4000|\$url)(\/[\w./-]*)/g;

const blocks = allBlocks().filter(({ language }) => language === 'sh');
const checked = blocks
  .filter((block) => testOf(block)?.test === 'test/docs/commands.test.ts')
  .map((block) => ({ title: `${block.page}:${block.line}`, block }));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** What is wrong with a command; undefined if nothing is. */
async function problemOf([program = '', ...args]: readonly string[], block: PageBlock): Promise<string | undefined> {
  if (program === 'npm') return problemOfNpm(args, block);
  if (program === 'npx') return problemOfNpx(args);
  if (program === 'menshen') return problemOfCli(args);
  if (program === 'node') return problemOfFile(args[0] ?? '');
  if (program === 'cp') return problemOfFile(args.filter((arg) => !arg.startsWith('-'))[0] ?? '');
  return PROGRAMS.has(program) ? undefined : `${program} is not in PROGRAMS`;
}

function problemOfNpm([command = '', ...args]: readonly string[], block: PageBlock): string | undefined {
  if (['install', 'ci', 'create', 'pack'].includes(command)) return undefined;
  const name = command === 'run' ? (args[0] ?? '') : command;
  // The application that a guide creates has scripts of its own.
  if (name === 'dev' && block.text.startsWith('npm run dev')) return undefined;
  if (name === 'start' && args[0] === '--') readStartOptions(args.slice(1));
  return name in scripts || existsSync(`${block.page.replace('README.md', '')}package.json`)
    ? undefined
    : `package.json has no script ${name}`;
}

function problemOfNpx([program = '', ...args]: readonly string[]): Promise<string | undefined> | string | undefined {
  if (program === 'menshen') return problemOfCli(args);
  if (!existsSync(`node_modules/.bin/${program}`)) return `${program} is not installed`;
  return program === 'tsx' ? problemOfFile(args.find((arg) => !arg.startsWith('-')) ?? '') : undefined;
}

/** An unknown option is a mistake in the arguments also beside `--help`. */
async function problemOfCli([name = '', ...args]: readonly string[]): Promise<string | undefined> {
  if (!(name in COMMANDS)) return `menshen has no command ${name}`;
  let printed = '';
  await runCli([name, '--help'], { print: (text) => (printed += text), complain: () => undefined });
  const unknown = args.filter((arg) => arg.startsWith('--') && !printed.includes(arg.split('=')[0] ?? ''));
  return unknown.length > 0 ? `menshen ${name} has no option ${unknown.join(' ')}` : undefined;
}

function problemOfFile(file: string): string | undefined {
  const source = file.replace(/\/dist\/.*/, '/src').replace(/^dist\/(\w+)\.js/, 'src/$1.ts');
  return existsSync(source) ? undefined : `${file} does not exist`;
}

describe('a block of shell commands', () => {
  it.each(blocks.map((block) => ({ title: `${block.page}:${block.line}`, block })))(
    'has no syntax error: $title',
    ({ block }) => {
      expect(spawnSync('bash', ['-n'], { input: block.text, encoding: 'utf8' }).stderr).toBe('');
    },
  );

  it.each(checked)('names programs, scripts, options and files that exist: $title', async ({ block }) => {
    const problems = await Promise.all(commandsOf(block.text).map((words) => problemOf(words, block)));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});

describeWithApp('an address in a block', { environment: { SIGN_IN_PAGE: 'yes' } }, (app) => {
  const addresses = allBlocks()
    .filter(({ language }) => ['sh', 'html'].includes(language))
    .flatMap(({ page, text }) => [...text.matchAll(SERVER)].map(([, path = '']) => ({ page, path })));
  const paths = [...new Set(addresses.map(({ path }) => path))].filter((path) => path !== '/');

  it.each(paths)('is one of the server: %s', async (path) => {
    const answers = await Promise.all(
      ['GET', 'POST'].map(async (method) => (await fetch(app.url() + path, { method, redirect: 'manual' })).status),
    );
    expect(answers).not.toEqual([404, 404]);
  });
});
