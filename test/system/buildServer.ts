import { execFileSync } from 'node:child_process';

/** Vitest calls it once, before all system tests: several of them start the built server at the same time. */
export function setup(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
