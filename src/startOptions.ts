import { parseArgs } from 'node:util';
import { AppError } from './errors.js';

/** The arguments of a local start. */
export interface StartOptions {
  /** A folder whose state is imported at the start, if it exists. */
  readonly importFolder: string | undefined;
  /** A folder that receives the state at the end. */
  readonly exportFolder: string | undefined;
  /** Prints one line of JSON when the server is ready, and ends with the parent process. */
  readonly ci: boolean;
}

/** The accepted options, for the parsers and the help of `npm start` and of `menshen dev`. */
export const START_OPTIONS = {
  import: {
    type: 'string',
    valueHint: 'DIR',
    description: 'Import the state of the emulators from this folder, if it exists.',
  },
  'export-on-exit': { type: 'boolean', description: 'Export the state to the folder of --import at the end.' },
  ci: {
    type: 'boolean',
    description: 'Print one line of JSON when the server is ready, and end with the parent process.',
  },
} as const;

const OPTION_WIDTH = 20;

/** What `npm start -- --help` prints. */
export function startHelp(): string {
  const options = Object.entries(START_OPTIONS).map(([name, option]) => {
    const label = 'valueHint' in option ? `--${name} ${option.valueHint}` : `--${name}`;
    return `  ${label.padEnd(OPTION_WIDTH)}${option.description}`;
  });
  return [
    'Usage: npm start -- [OPTIONS]',
    '',
    ...options,
    '',
    'Settings are environment variables or lines of .env, for example PORT=4001. docs/configuration.md lists them.',
  ].join('\n');
}

/** @throws AppError for an argument that is not known or not complete */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parse(args);
  const { import: folder, ci = false } = values;
  const exports = values['export-on-exit'] === true;
  if (exports && folder === undefined) {
    throw new AppError(
      'BAD_USER_INPUT',
      '--export-on-exit needs --import DIR, which names the folder. Add --import DIR.',
    );
  }
  return { importFolder: folder, exportFolder: exports ? folder : undefined, ci };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: START_OPTIONS });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new AppError('BAD_USER_INPUT', `${reason}. Accepted: --import DIR, --export-on-exit, --ci.`);
  }
}
