import { parseArgs } from 'node:util';
import { AppError } from '../errors.js';

/** The arguments of a local start. */
export interface StartOptions {
  /** A folder whose state is imported at the start, if it exists. */
  readonly importFolder: string | undefined;
  /** A folder that receives the state at the end. */
  readonly exportFolder: string | undefined;
  /** Prints one line of JSON when the server is ready, and ends with the parent process. */
  readonly ci: boolean;
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
    return parseArgs({
      args: [...args],
      options: { import: { type: 'string' }, 'export-on-exit': { type: 'boolean' }, ci: { type: 'boolean' } },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new AppError('BAD_USER_INPUT', `${reason}. Accepted: --import DIR, --export-on-exit, --ci.`);
  }
}
