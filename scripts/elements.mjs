// Builds the script of the hosted pages, packages/elements/dist/index.js, when its sources have changed since the last build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root the folder of the project, with its dependencies installed */
export function buildElements(root) {
  const stamp = join(root, 'packages/elements/dist/.sources');
  const sources = digestOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  // Windows requires a shell to find npm. The command is constant, so the shell is safe.
  const build = spawnSync('npm run build --silent -w @menshen/elements', {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: true,
  });
  if (build.status !== 0) {
    process.stderr.write(`The script of the sign-in page cannot be built:\n${build.stdout}${build.stderr}`);
    process.exit(build.status ?? 1);
  }
  writeFileSync(stamp, sources);
}

function digestOf(root) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const name of ['client', 'elements']) {
    const folder = join(root, 'packages', name);
    const files = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true });
    const paths = files.filter((entry) => entry.isFile()).map(({ parentPath, name: file }) => join(parentPath, file));
    for (const path of [...paths, join(folder, 'package.json')].sort()) hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}
