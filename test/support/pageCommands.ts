/** The commands of a page of docs/, run as a reader would run them: in a folder, with several terminals. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const run = promisify(execFile);

export class PageCommands {
  readonly #servers: ChildProcess[] = [];
  readonly #text: string;

  /**
   * @param folder the working directory
   * @param replacements of addresses and names in the commands, so that several runs do not meet on one port
   */
  constructor(
    page: string,
    private readonly folder: string,
    private readonly replacements: Readonly<Record<string, string>>,
  ) {
    this.#text = readFileSync(page, 'utf8');
  }

  /** The blocks of one language, in the order of the page. */
  blocks(language: string): readonly string[] {
    return [...this.#text.matchAll(/^```(\w+)(?: run)?\n(.*?)^```$/gms)].flatMap(([, name, block = '']) =>
      name === language ? [this.replaced(block)] : [],
    );
  }

  replaced(text: string): string {
    return Object.entries(this.replacements).reduce((result, [from, to]) => result.replaceAll(from, to), text);
  }

  /** What the commands print. */
  async run(script: string): Promise<string> {
    return (await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: this.folder })).stdout;
  }

  /** The variables that a command line sets for its program: `A=b C=$(cat file) program`. */
  async environmentOf(line: string): Promise<Record<string, string>> {
    const assignments = line.match(/^(?:\w+=(?:\$\([^)]*\)|\S)+\s+)+/)?.[0] ?? '';
    const names = [...assignments.matchAll(/(?:^|\s)(\w+)=/g)].map(([, name = '']) => name);
    const print = `process.stdout.write(JSON.stringify(process.env, ${JSON.stringify(names)}))`;
    return JSON.parse(await this.run(`${assignments} '${process.execPath}' -e '${print}'`)) as Record<string, string>;
  }

  /** Runs a server in a terminal of its own until `stop`. Resolves when it listens on the port of loopback. */
  async serve(command: string, port: number): Promise<void> {
    const child = spawn('bash', ['-c', `exec env ${command}`], {
      cwd: this.folder,
      // Debian keeps nginx where the PATH of a user does not lead.
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#servers.push(child);
    let printed = '';
    child.stderr.on('data', (chunk) => {
      printed += String(chunk);
    });
    await expect.poll(() => child.exitCode ?? listens(port), { message: command }).not.toBe(false);
    if (child.exitCode !== null) throw new Error(`${command} ended: ${printed}`);
  }

  /** Ends all servers. */
  async stop(): Promise<void> {
    const running = this.#servers.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && !signalCode);
    await Promise.all(
      running.map((child) => {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        return exited;
      }),
    );
  }
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
