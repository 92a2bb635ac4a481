/** The Dockerfile, performed in an empty folder: what the image would hold starts, is healthy, and is small. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastOf, readDockerfile } from '../support/dockerfile.js';
import { freePort } from '../support/freePort.js';
import { StageFolders } from '../support/stageFolders.js';

/** An installation from the registry and a build. */
const BUILD_MS = 900_000;
const CLEAN_MS = 120_000;
/** dist/ and the few packages that it does not contain. Alpine and Node together are about 130 MB more. */
const MAX_BYTES = 30_000_000;

describe('what the Dockerfile makes', () => {
  const stages = readDockerfile();
  const final = stages.at(-1) ?? expect.fail('no stage');
  const folder = mkdtempSync(join(tmpdir(), 'menshen-image-'));
  const folders = new StageFolders(stages, folder);
  const app = folders.workdirOf(final);
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    await folders.perform();
  }, BUILD_MS);
  afterAll(async () => {
    server?.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }, CLEAN_MS);

  it('holds the server and its dependencies, and nothing else', () => {
    expect(readdirSync(app).sort()).toEqual(['dist', 'node_modules', 'package.json', 'schema']);
    for (const name of ['typescript', 'vitest', '@menshen', 'preact']) {
      expect(existsSync(join(app, 'node_modules', name)), name).toBe(false);
    }
    const files = readdirSync(app, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MAX_BYTES);
    expect(files.filter(({ name }) => name.startsWith('.env') || name.endsWith('.map'))).toEqual([]);
  });

  it('starts as the user of the image, is ready and healthy, and ends on SIGTERM', async () => {
    const port = String(await freePort());
    const set = Object.fromEntries(lastOf(final, 'ENV').map((text) => text.split('=')));
    const SESSION_KEY = randomBytes(32).toString('base64');
    const env = { PATH: process.env.PATH, ...set, PORT: port, HOST: '127.0.0.1', SESSION_KEY };
    const [user, group] = (lastOf(final, 'USER')[0] ?? '').split(':').map(Number);
    // Only root may start a process as another user.
    const identity = process.getuid?.() === 0 && user && group ? { uid: user, gid: group } : {};
    const [, ...args] = lastOf(final, 'CMD');
    server = spawn(process.execPath, args, { cwd: app, env, ...identity, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    server.stdout?.on('data', (chunk) => (said += String(chunk)));
    await expect.poll(() => said).toContain('"msg":"listening"');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);

    const [, health = '[]'] = / CMD (\[.*\])$/.exec(lastOf(final, 'HEALTHCHECK')[0] ?? '') ?? [];
    const [, ...check] = JSON.parse(health) as string[];
    const isHealthy = () => spawnSync(process.execPath, check, { cwd: app, env, ...identity }).status;
    expect(isHealthy()).toBe(0);
    server.kill('SIGTERM');
    const [code] = await once(server, 'exit');
    expect(code).toBe(0);
    expect(isHealthy()).toBe(1);
  });

  it('has the commands', () => {
    const keys = execFileSync(process.execPath, ['dist/cli.js', 'keys'], { cwd: app, encoding: 'utf8' });
    expect(keys).toMatch(/^SESSION_KEY=/);
  });
});
