import { execFileSync } from 'node:child_process';

/** Raises the limit of open files of a process, as far as the system allows. @returns the limit that holds now */
export function raiseFileLimit(pid: number, wanted: number): number {
  const prlimit = (...args: readonly string[]) =>
    execFileSync('prlimit', ['--pid', String(pid), ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [soft = '0', hard = '0'] = prlimit('--nofile', '--noheadings', '--output', 'SOFT,HARD').trim().split(/\s+/);
    if (Number(soft) >= wanted) return Number(soft);
    const possible = hard === 'unlimited' ? wanted : Math.min(wanted, Number(hard));
    prlimit(`--nofile=${possible}:${hard}`);
    return possible;
  } catch {
    // Without the program prlimit, the usual limit is assumed.
    return 1_024;
  }
}
