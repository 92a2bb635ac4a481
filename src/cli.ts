#!/usr/bin/env node
/** The command `menshen`. */
import { requireNode } from './nodeVersion.js';

requireNode();
// A reader such as `head` may close the pipe before everything is printed.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
// Loaded only now: an older Node fails in the imports, before it can print a sentence.
const { runCli } = await import('./cli/run.js');
process.exitCode = await runCli(process.argv.slice(2), {
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
