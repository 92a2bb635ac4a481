/** Servers that run while something around them fails. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const START_MS = 60_000;

export interface Instance {
  readonly url: string;
  readonly pid: number;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Starts it again at its address. */
  restart(): Promise<void>;
}

export async function startInstance(environment: Readonly<Record<string, string>>): Promise<Instance> {
  let { child, url } = await launch({ ...environment, PORT: '0' });
  const { port } = new URL(url);
  return {
    get url() {
      return url;
    },
    get pid() {
      return child.pid ?? 0;
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    restart: async () => {
      ({ child, url } = await launch({ ...environment, PORT: port }));
    },
  };
}

async function launch(environment: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; url: string }> {
  const { PATH } = process.env;
  const child = fork(fileURLToPath(import.meta.resolve('./instance.ts')), {
    env: { PATH, ...environment },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url: unknown = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(START_MS) }).then(([message]) => message),
    once(child, 'exit').then(() => undefined),
  ]);
  if (typeof url !== 'string') throw new Error('An instance did not start. Its output is above.');
  return { child, url };
}
