// Installs the dependencies from the lock file, and reports progress: npm itself is silent for minutes. It imports only Node
// modules.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REPORT_MS = 5000;
// npm would wait for more than a minute before it reports that the registry is unreachable.
const COMMAND =
  'npm ci --no-audit --no-fund --loglevel=error --fetch-retries=2 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000';
const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED/,
    'The package registry is unreachable. Connect to the internet, or point npm to a registry that this machine reaches (npm config set registry URL), then run the command again.',
  ],
  [/ENOSPC/, 'The disk is full. Free some space, then run the command again.'],
  [
    /EACCES|EPERM|EROFS/,
    'npm may not write into node_modules. Give your user write access to it, then run the command again.',
  ],
  [
    /can only install packages when .* in sync/s,
    'package.json and package-lock.json differ. Run npm install, then run the command again.',
  ],
];

/** Ends the process with one sentence when the installation fails. */
export async function install(root) {
  const stamp = join(root, 'node_modules', '.installed');
  // The contents of node_modules depend on the lock file, package.json and Node's ABI.
  const expected = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(readFileSync(join(root, 'package.json')))
    .update(process.versions.modules)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === expected) return;
  if (!existsSync(stamp) && hasInstalled(root)) {
    writeFileSync(stamp, expected);
    return;
  }

  process.stderr.write('Installing dependencies from the lock file. This takes some minutes the first time.\n');
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const progress = setInterval(() => {
    process.stderr.write(`  ${seconds()} s, ${countPackages(join(root, 'node_modules'))} packages\n`);
  }, REPORT_MS);
  const { code, output } = await run(root);
  clearInterval(progress);
  if (code !== 0) {
    const [, reason] = REASONS.find(([pattern]) => pattern.test(output)) ?? [];
    process.stderr.write(`Cannot install. ${reason ?? 'Run npm ci to see why.'}\n`);
    process.exit(1);
  }
  process.stderr.write(`Installed in ${seconds()} s.\n`);
  writeFileSync(stamp, expected);
}

/**
 * Whether the caller's own `npm ci` has installed all packages of the lock file. npm records what it installs. Packages for
 * other platforms are optional, and missing.
 */
function hasInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const { '': _project, ...locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const { packages: installed } = JSON.parse(readFileSync(record, 'utf8'));
  return Object.entries(locked).every(
    ([path, { version, optional }]) => optional || (installed[path] && installed[path].version === version),
  );
}

function run(root) {
  return new Promise((resolve) => {
    // Windows requires a shell to find npm. The command is constant, so the shell is safe.
    const npm = spawn(COMMAND, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: true });
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk));
    npm.on('error', (error) => resolve({ code: 1, output: error.message }));
    npm.on('close', (code) => resolve({ code, output }));
  });
}

function countPackages(folder) {
  if (!existsSync(folder)) return 0;
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  return names.reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(folder, name)).length : 1), 0);
}
