/** @menshen/verify as others install it: packed, in a folder of its own, without the rest of the repository. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import { CreateServiceTokenDocument } from '../support/generated/operations.js';
import { signedIn } from '../support/people.js';
import { signingKey } from '../support/signingKey.js';

const run = promisify(execFile);
const INSTALL_MS = 120_000;
const PROGRAM = `
import { createVerifier } from '@menshen/verify';
import { requireUser as express } from '@menshen/verify/express';
import { requireUser as fastify } from '@menshen/verify/fastify';

const [issuer, audience, token] = process.argv.slice(2);
const verify = createVerifier({ issuer, audience });
if (typeof express(verify) !== 'function' || typeof fastify(verify) !== 'function') throw new Error('no middleware');
process.stdout.write(await verify(token).then(({ sub }) => sub, ({ code }) => code));
`;

const environment = { TOKEN_AUDIENCES: 'orders,billing', SIGNING_KEYS: signingKey() };

describeWithApp('the packed @menshen/verify', { environment }, (app) => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-verify-'));
  const npm = (...args: readonly string[]) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
  /** The user's id, or the code of the refusal. This process must go on meanwhile, because it serves the keys. */
  const verified = async (audience: string, token: string) =>
    (await run(process.execPath, ['program.mjs', app.url(), audience, token], { cwd: folder })).stdout;

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    writeFileSync(join(folder, 'program.mjs'), PROGRAM);
    // The dependency comes from this repository, so that the test needs no registry.
    npm('pack', resolve('node_modules/jose'), '--ignore-scripts');
    npm('pack', resolve('packages/verify'), '--ignore-scripts');
    const packed = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(packed).toHaveLength(2);
    npm('install', '--offline', ...packed.map((name) => `./${name}`));
  }, INSTALL_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('contains nothing but code, types and the README', () => {
    const files = readdirSync(join(folder, 'node_modules/@menshen/verify'), { recursive: true }).map(String);
    expect(files).toEqual(expect.arrayContaining(['README.md', 'package.json', 'dist/index.js', 'dist/index.d.ts']));
    expect(files.filter((name) => /(?:^|\/)(?:src|test)\b/.test(name))).toEqual([]);
  });

  it('verifies a token of a running server', async () => {
    const client = await signedIn(app);
    const { createServiceToken } = await client.run(CreateServiceTokenDocument, { audience: 'orders' });
    const { token } = expectOutcome(createServiceToken, 'ServiceTokenCreated');
    expect(await verified('orders', token)).toBe('e0e0e0e0e0e0e0e0e0e0b001');
    expect(await verified('billing', token)).toBe('WRONG_AUDIENCE');
  });
});
