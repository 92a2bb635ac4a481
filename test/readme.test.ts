/** The commands of the README, run as a reader would. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithApp } from './support/app.js';

const README = readFileSync('README.md', 'utf8');
const ADDRESS = 'http://127.0.0.1:4000';
const run = promisify(execFile);

describeWithApp('the README', {}, (app) => {
  it('logs in with curl and reads `me` with the returned token', async () => {
    const blocks = [...README.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
    const [script = '', ...others] = blocks.filter((block) => block.includes('curl'));
    expect(others).toEqual([]);
    expect(script).toContain(ADDRESS);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script.replaceAll(ADDRESS, app.url())]);
    expect(JSON.parse(stdout)).toEqual({ data: { me: { username: 'menshen', email: 'menshen@example.com' } } });
  });
});
