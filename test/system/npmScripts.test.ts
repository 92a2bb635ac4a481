/** scripts/bootstrap.mjs under npm, in a small project of its own, so that nothing is installed here. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MANIFEST = { name: 'sample', version: '1.0.0', scripts: { start: 'node scripts/bootstrap.mjs node server.mjs' } };
const LOCK = { name: 'sample', version: '1.0.0', lockfileVersion: 3, packages: { '': MANIFEST } };
const SERVER = `import { createServer } from 'node:http';
const server = createServer((_request, response) => response.end());
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;

// Windows has no signals.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  let folder = '';
  let npm: ChildProcess;
  const endGroup = (signal: NodeJS.Signals) => {
    try {
      process.kill(-(npm.pid ?? expect.fail('npm did not start')), signal);
    } catch {
      // Everything in the group has ended.
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'menshen-'));
    mkdirSync(join(folder, 'node_modules'));
    for (const file of ['bootstrap.mjs', 'bundles.mjs', 'install.mjs', 'watchCaller.mjs']) {
      cpSync(join('scripts', file), join(folder, 'scripts', file));
    }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(MANIFEST));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(LOCK));
    writeFileSync(join(folder, 'server.mjs'), SERVER);
  });
  afterEach(() => {
    endGroup('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['npm gets SIGTERM', () => npm.kill('SIGTERM')],
    ['a terminal sends SIGINT to all processes', () => endGroup('SIGINT')],
    ['its terminal closes', () => endGroup('SIGHUP')],
  ])('ends and frees its port when %s', async (_title, end) => {
    const { PATH, HOME } = process.env;
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    npm = spawn('npm', ['start'], { cwd: folder, env: { PATH, HOME }, stdio: [...stdio], detached: true });
    let said = '';
    npm.stdout?.on('data', (chunk) => (said += String(chunk)));
    const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    await expect.poll(address).not.toBe('');
    const answers = () =>
      fetch(address()).then(
        () => true,
        () => false,
      );
    expect(await answers()).toBe(true);
    end();
    await expect.poll(answers).toBe(false);
  });

  it('with --ci ends when the process that has started npm ends', async () => {
    const { PATH, HOME } = process.env;
    const script = "require('node:child_process').spawn('npm', ['start', '--', '--ci'], { stdio: 'inherit' })";
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const caller = spawn(process.execPath, ['-e', script], { cwd: folder, env: { PATH, HOME }, stdio: [...stdio] });
    npm = caller;
    let said = '';
    caller.stdout?.on('data', (chunk) => (said += String(chunk)));
    const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    await expect.poll(address).not.toBe('');
    const url = address();
    caller.kill('SIGKILL');
    const answers = () => fetch(url).then(Boolean, () => false);
    await expect.poll(answers).toBe(false);
  });

  it('does not install again what npm ci has installed', async () => {
    const entry = {
      version: '1.0.0',
      resolved: 'http://127.0.0.1:9/present.tgz',
      integrity: `sha512-${'A'.repeat(86)}==`,
    };
    const foreign = { ...entry, optional: true };
    const manifest = { ...MANIFEST, dependencies: { present: '1.0.0' } };
    const packages = { '': manifest, 'node_modules/present': entry, 'node_modules/for-windows': foreign };
    const bootstrap = () =>
      spawnSync(process.execPath, ['scripts/bootstrap.mjs', 'node', '-v'], { cwd: folder, env, encoding: 'utf8' });
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, npm_config_registry: 'http://127.0.0.1:9/' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...LOCK, packages }));
    // What npm itself writes.
    const record = join(folder, 'node_modules', '.package-lock.json');
    writeFileSync(record, JSON.stringify({ packages: { 'node_modules/present': { ...entry, version: '0.9.0' } } }));
    expect(bootstrap().stderr).toMatch(/^Installing dependencies/);
    // The failed installation has removed the folder.
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(record, JSON.stringify({ packages: { 'node_modules/present': entry } }));
    expect(bootstrap()).toMatchObject({ status: 0, stdout: `${process.version}\n`, stderr: '' });
  });

  it('explains an installation without a network in one sentence', async () => {
    const dependencies = { absent: '1.0.0' };
    const manifest = { ...MANIFEST, dependencies };
    const entry = {
      version: '1.0.0',
      resolved: 'http://127.0.0.1:9/absent.tgz',
      integrity: `sha512-${'A'.repeat(86)}==`,
    };
    const packages = { '': manifest, 'node_modules/absent': entry };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...LOCK, packages }));
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, npm_config_registry: 'http://127.0.0.1:9/' };
    npm = spawn(process.execPath, ['scripts/bootstrap.mjs', 'node', 'server.mjs'], {
      cwd: folder,
      env,
      detached: true,
    });
    let said = '';
    npm.stderr?.on('data', (chunk) => (said += String(chunk)));
    const [code] = await once(npm, 'close');
    expect(code).toBe(1);
    expect(said).toMatch(
      /^Installing dependencies .*\n(?: {2}\d+ s, \d+ packages\n)*Cannot install\. The package registry is unreachable\. .*\n$/,
    );
  });
});
