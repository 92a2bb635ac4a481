/** What is measured is what runs in production: compiled JavaScript, in processes of its own. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The server into `dist/`, the peers and the fake vendor into `dist/bench/`. */
export function build(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const [program = '', ...args] of [['scripts/build.mjs'], [compiler, '-p', 'bench/tsconfig.json']]) {
    const { status } = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`${program} failed.`);
  }
}
