/** Servers that run while something around them fails. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const START_MS = 60_000;

export interface Instance {
  readonly url: string;
  readonly metricsUrl: string;
  readonly auditFile: string;
  readonly pid: number;
  /** Ends it at once, like a crash. */
  kill(): Promise<void>;
  /** Starts it again at its address. */
  restart(): Promise<void>;
}

/** @param auditFile of this instance alone */
export async function startInstance(
  environment: Readonly<Record<string, string>>,
  auditFile: string,
): Promise<Instance> {
  const settings = { ...environment, AUDIT_FILE: auditFile, METRICS_PORT: '0' };
  let { child, url, metricsUrl } = await launch({ ...settings, PORT: '0' });
  const { port } = new URL(url);
  return {
    get url() {
      return url;
    },
    get metricsUrl() {
      return metricsUrl;
    },
    auditFile,
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
      ({ child, url, metricsUrl } = await launch({ ...settings, PORT: port }));
    },
  };
}

/** What `instance.ts` sends when it listens. */
export interface Addresses {
  readonly url: string;
  readonly metricsUrl: string;
}

interface Launched extends Addresses {
  readonly child: ChildProcess;
}

async function launch(environment: Readonly<Record<string, string>>): Promise<Launched> {
  const { PATH } = process.env;
  const child = fork(fileURLToPath(import.meta.resolve('./instance.ts')), {
    env: { PATH, ...environment },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const started = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(START_MS) }).then(([message]) => message as Addresses),
    once(child, 'exit').then(() => undefined),
  ]);
  if (started === undefined) throw new Error('An instance did not start. Its output is above.');
  return { child, ...started };
}
