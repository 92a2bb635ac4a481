/** What `npm run build` makes, started by Node alone in another folder: the tests compile the sources in another way. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, MeDocument } from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN } from '../support/people.js';

describe('the built server', () => {
  let server: ChildProcess;
  let url = '';
  const folder = mkdtempSync(join(tmpdir(), 'menshen-built-'));

  beforeAll(async () => {
    execFileSync('npm', ['run', 'build']);
    cpSync('dist', join(folder, 'dist'), { recursive: true });
    cpSync('package.json', join(folder, 'package.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    server = spawn(process.execPath, ['dist/dev.js'], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    url = await new Promise<string>((resolve, reject) => {
      server.once('close', (code, signal) => reject(new Error(`The server ended with ${code ?? signal}: ${said}`)));
      server.stdout?.on('data', (chunk) => {
        said += String(chunk);
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
    });
  }, 180_000);

  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true });
  });

  it('signs the seeded user in', async () => {
    const client = new Client(url);
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    expect((await client.run(MeDocument)).me?.username).toBe(SEEDED.username);
  });
});
