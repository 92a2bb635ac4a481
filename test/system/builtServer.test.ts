/** What tsc makes of src/, started by Node alone: the tests compile it in another way. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, MeDocument } from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN } from '../support/people.js';

describe('the built server', () => {
  let server: ChildProcess;
  let url = '';

  beforeAll(async () => {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
    server = spawn(process.execPath, ['dist/dev.js'], {
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
    if (server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });

  it('signs the seeded user in', async () => {
    const client = new Client(url);
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    expect((await client.run(MeDocument)).me?.username).toBe(SEEDED.username);
  });
});
