import { execFileSync } from 'node:child_process';

/** Packages that tests pack or import as others do. The elements come with the server. */
const PACKAGES = ['client', 'react', 'vue', 'verify'];

/**
 * Vitest calls it once, before all system tests. Several of them use the same build at the same time: one that a test made
 * would be half-written for the others.
 */
export function setup(): void {
  const build = (...args: readonly string[]) =>
    execFileSync('npm', ['run', 'build', '--silent', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  build();
  build(...PACKAGES.map((name) => `--workspace=@menshen/${name}`));
}
