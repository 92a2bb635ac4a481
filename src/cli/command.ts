/** What the subcommands share: where they print, and the exit codes. */
import { type ArgsDef, type CommandDef, defineCommand } from 'citty';

export interface Output {
  /** Prints to standard output, with a line break at the end. */
  print(text: string): void;
  /** Prints to standard error. */
  complain(text: string): void;
}

/** A subcommand. `run` returns the exit code; it is undefined for a command that starts a server. */
export type Command = CommandDef<ArgsDef>;

/** Defines a subcommand. Only its own `run` needs the types of its options. */
export function command<const T extends ArgsDef>(definition: CommandDef<T>): Command {
  // citty infers the options from the definition, and parses exactly these before it calls `run`.
  return defineCommand(definition) as unknown as Command;
}

export const EXIT = { ok: 0, problem: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A mistake in the arguments: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The option of commands that print data. */
export const JSON_OPTION = { type: 'boolean', description: 'Print JSON.' } as const;
