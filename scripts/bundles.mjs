// Builds the scripts of the pages when their sources have changed since the last build: the elements of the hosted pages, and
// the page of a local start.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const BUNDLES = [
  {
    title: 'sign-in page',
    command: 'npm run build --silent -w @menshen/elements',
    sources: [
      'packages/client/package.json',
      'packages/client/src',
      'packages/elements/package.json',
      'packages/elements/src',
      'packages/elements/vite.config.ts',
    ],
    stamp: 'packages/elements/dist/.sources',
  },
  {
    title: 'local start page',
    command: 'node scripts/buildHome.mjs',
    sources: ['scripts/buildHome.mjs', 'src/emulators/home'],
    stamp: 'src/emulators/home/dist/.sources',
  },
];

/** @param {string} root the folder of the project, with its dependencies installed */
export function buildBundles(root) {
  for (const { title, command, sources, stamp } of BUNDLES) {
    if (!sources.every((source) => existsSync(join(root, source)))) continue;
    const digest = digestOf(root, sources);
    const file = join(root, stamp);
    if (existsSync(file) && readFileSync(file, 'utf8') === digest) continue;
    // Windows requires a shell to find npm. The commands are constant, so the shell is safe.
    const build = spawnSync(command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', shell: true });
    if (build.status !== 0) {
      process.stderr.write(`The script of the ${title} cannot be built:\n${build.stdout}${build.stderr}`);
      process.exit(build.status ?? 1);
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, digest);
  }
}

function digestOf(root, sources) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const path of sources.flatMap((source) => filesUnder(join(root, source))).sort()) {
    hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** The files of a folder except its build output, or the file itself. */
function filesUnder(path) {
  if (/\.(json|mjs|ts)$/.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesUnder(inside);
    return [inside];
  });
}
