/** Bundles as an application's build makes them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

/** @param entry TypeScript that imports `@menshen/client` */
export function bundle(entry: string, ...options: readonly string[]): Buffer {
  // tsx brings esbuild.
  const esbuild = join(ROOT, 'node_modules/esbuild/bin/esbuild');
  const args = ['--bundle', '--conditions=@menshen/source', '--loader=ts', '--target=es2022', ...options];
  return execFileSync(esbuild, args, { input: entry, cwd: join(ROOT, 'packages/client'), maxBuffer: 2 ** 24 });
}
