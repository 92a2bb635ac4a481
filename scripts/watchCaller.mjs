// Ends a command when the process that has started it ends without a signal to the command.
import { spawnSync } from 'node:child_process';

const INTERVAL_MS = 500;

/** @param options.isCi whether the command also ends with the process that has started npm */
export function watchCaller({ isCi, onEnd }) {
  const isUnderNpm = process.env.npm_lifecycle_event !== undefined;
  if (!isUnderNpm && !isCi) return;
  // On SIGTERM npm stops its shell, which does not forward the signal. A change of the parent process shows this.
  const parent = process.ppid;
  const npm = isCi && isUnderNpm ? npmAbove(parent) : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || lookUp(npm.pid)?.parent === npm.parent)) return;
    clearInterval(watch);
    onEnd();
  }, INTERVAL_MS);
  watch.unref();
}

/** npm runs the command directly or in a shell. */
function npmAbove(pid) {
  const above = lookUp(pid);
  if (above === undefined || above.name.startsWith('npm')) return above;
  const next = lookUp(above.parent);
  return next?.name.startsWith('npm') ? next : undefined;
}

/** Undefined when the process has ended, and where there is no `ps`. */
function lookUp(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const [, parent, name] = /^\s*(\d+)\s+(.*\S)/.exec(stdout ?? '') ?? [];
  return status === 0 && name !== undefined ? { pid, parent: Number(parent), name } : undefined;
}
