/** examples/node as its README starts it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { SEEDED } from '../support/people.js';

const run = promisify(execFile);

describeWithApp('the program of examples/node', {}, (app) => {
  const commands = /^```sh\n(.*?)^```$/ms.exec(readFileSync('examples/node/README.md', 'utf8'))?.[1]?.split('\n') ?? [];
  const command = commands.find((line) => line.startsWith('npx tsx')) ?? '';
  const start = (line: string) =>
    run('bash', ['-c', line], { env: { ...process.env, MENSHEN_URL: app.url() } }).catch((failure) => failure);

  it('signs in and prints the user', async () => {
    const { stdout } = await start(command);
    expect(JSON.parse(stdout)).toMatchObject({ me: { username: SEEDED.username, email: SEEDED.email } });
  });

  it('says why it cannot sign in', async () => {
    const { code, stdout, stderr } = await start(command.replace('Menshen-2026', 'wrong-password'));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/password/i);
    expect(stderr).not.toContain('wrong-password');
  });
});
