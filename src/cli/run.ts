/** Finds the subcommand, checks its arguments, and runs it. */
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { type ArgsDef, defineCommand, renderUsage, runCommand } from 'citty';
import { ConfigError } from '../config.js';
import { AppError } from '../errors.js';
import { readVersion } from '../version.js';
import { type Command, EXIT, type ExitCode, type Output, UsageError } from './command.js';

/** Loaded on demand: a server that starts needs the code of no other command. */
export const COMMANDS: Readonly<Record<string, (output: Output) => Promise<Command>>> = {
  start: async () => (await import('./start.js')).start,
  dev: async () => (await import('./dev.js')).dev,
  doctor: async (output) => (await import('./doctor.js')).doctor(output),
  config: async (output) => (await import('./config.js')).config(output),
  keys: async (output) => (await import('./keys.js')).keys(output),
  schema: async (output) => (await import('./schema.js')).schema(output),
  health: async (output) => (await import('./health.js')).health(output),
};

/** @returns the exit code; undefined when a server runs */
export async function runCli(args: readonly string[], output: Output): Promise<ExitCode | undefined> {
  const [name, ...rest] = args;
  const main = mainCommand(output);
  if (name === '--version' || name === '-v') {
    output.print(readVersion());
    return EXIT.ok;
  }
  if (name === undefined || name === '--help' || name === '-h') {
    const usage = await usageOf(main);
    if (name === undefined) output.complain(usage);
    else output.print(usage);
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load === undefined) {
      throw new UsageError(`${JSON.stringify(name)} is not a command. Commands: ${Object.keys(COMMANDS).join(', ')}.`);
    }
    const command = await load(output);
    if (rest.includes('--help') || rest.includes('-h')) {
      output.print(await usageOf(command, main));
      return EXIT.ok;
    }
    await checkArguments(command, rest);
    // Each command returns its exit code, which citty passes on as unknown.
    return (await runCommand(command, { rawArgs: rest })).result as ExitCode | undefined;
  } catch (error) {
    return explain(error, output);
  }
}

function explain(error: unknown, output: Output): ExitCode {
  if (error instanceof UsageError) {
    output.complain(`${error.message} See menshen --help.`);
    return EXIT.usage;
  }
  if (!(error instanceof ConfigError) && !(error instanceof AppError)) throw error;
  output.complain(error.message);
  return EXIT.problem;
}

/** citty ignores options that it does not know, so Node's own parser checks them. */
async function checkArguments(command: Command, args: readonly string[]): Promise<void> {
  const definitions: ArgsDef = typeof command.args === 'function' ? await command.args() : ((await command.args) ?? {});
  const options = Object.fromEntries(
    Object.entries(definitions).map(([name, { type }]) => [
      name,
      { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    parseArgs({ args: [...args], options });
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${reason.replace(/\.$/, '')}.`);
  }
}

function mainCommand(output: Output): Command {
  return defineCommand({
    meta: { name: 'menshen', description: 'One GraphQL endpoint for identity and security services.' },
    subCommands: Object.fromEntries(Object.entries(COMMANDS).map(([name, load]) => [name, () => load(output)])),
  });
}

/** citty colours its text unless the environment says otherwise. */
async function usageOf(command: Command, parent?: Command): Promise<string> {
  const usage = await renderUsage(command, parent);
  return stripVTControlCharacters(usage)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
