/** The arguments of `menshen`: help, exit codes, and docs/command-line.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/run.js';
import { cli } from './runCli.js';

const names = Object.keys(COMMANDS);

describe('menshen', () => {
  it('lists all commands with --help, and without arguments', async () => {
    const { code, printed } = await cli('--help');
    expect(code).toBe(0);
    for (const name of names) expect(printed).toMatch(new RegExp(`^ +${name} {2,}[A-Z].+\\.`, 'm'));
    expect(await cli()).toMatchObject({ code: 2, printed: '', complaints: printed });
  });

  it.each(names)('explains %s with --help, without colours', async (name) => {
    const { code, printed, complaints } = await cli(name, '--help');
    expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    expect(printed).toMatch(new RegExp(`^[A-Z].+\\. \\(menshen ${name}\\)\n\nUSAGE menshen ${name}(?: |$)`, 'm'));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins a colour
    expect(printed).not.toMatch(/\u001b/);
  });

  it.each([
    [['stat'], '"stat" is not a command. Commands: start, dev,'],
    [['constructor'], '"constructor" is not a command.'],
    [['keys', '--settings', 'SESSION_KEY'], "Unknown option '--settings'. See menshen --help."],
    [['keys', '--setting'], "Option '--setting <value>' argument missing."],
    [['keys', '--setting', 'PORT'], '--setting must be one of SESSION_KEY,'],
    [['schema', 'subgraph'], "Unexpected argument 'subgraph'."],
  ])('ends with 2 and one sentence for %j', async (args, sentence) => {
    const { code, printed, complaints } = await cli(...args);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(complaints).toContain(sentence);
  });

  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await cli('--version')).toEqual({ code: 0, printed: version, complaints: '' });
  });

  it('is documented: each command and option has a row', async () => {
    const page = readFileSync('docs/command-line.md', 'utf8');
    for (const name of names) {
      expect(page).toContain(`\`menshen ${name}\``);
      const { printed } = await cli(name, '--help');
      for (const [option] of printed.matchAll(/--[a-z-]+/g)) expect(page).toContain(option);
    }
  });
});
