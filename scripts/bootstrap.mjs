// Runs a command of this project, after an installation from the lock file and a build of the pages' scripts if necessary. It
// imports only Node modules, because a fresh clone has no dependencies installed.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBundles } from './bundles.mjs';
import { install } from './install.mjs';
import { watchCaller } from './watchCaller.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Menshen requires Node 20.19 or newer, and this is Node ${process.versions.node}. Install a newer version from https://nodejs.org.\n`,
  );
  process.exit(1);
}

await install(root);
buildBundles(root);

const [command, ...args] = process.argv.slice(2);
const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
const child = spawn(command, args, {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PATH: path },
});
// SIGHUP arrives when the terminal closes. Every command knows SIGTERM.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
}
watchCaller({ isCi: args.includes('--ci'), onEnd: () => child.kill('SIGTERM') });
child.on('error', (error) => {
  process.stderr.write(`Cannot run ${command}: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
