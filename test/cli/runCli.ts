import { runCli } from '../../src/cli/run.js';

/** Runs a command in this process. */
export async function cli(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(args, {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
  });
  return { code, printed: printed.join('\n'), complaints: complaints.join('\n') };
}
