import { execFileSync } from 'node:child_process';

/** Builds `dist/` once, before all system tests: several of them start the built server at the same time. */
export default function buildServer(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
