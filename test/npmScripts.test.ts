/** scripts/bootstrap.mjs under npm, in a small project of its own, so that nothing is installed here. */
import { type ChildProcess, spawn } from 'node:child_process';
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
    cpSync('scripts/bootstrap.mjs', join(folder, 'scripts', 'bootstrap.mjs'));
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
  ])(
    'ends and frees its port when %s',
    async (_title, end) => {
      const { PATH, HOME } = process.env;
      const stdio = ['ignore', 'pipe', 'inherit'] as const;
      npm = spawn('npm', ['start'], { cwd: folder, env: { PATH, HOME }, stdio: [...stdio], detached: true });
      let said = '';
      npm.stdout?.on('data', (chunk) => (said += String(chunk)));
      const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
      await expect.poll(address, { timeout: 15_000 }).not.toBe('');
      const answers = () =>
        fetch(address()).then(
          () => true,
          () => false,
        );
      expect(await answers()).toBe(true);
      end();
      await expect.poll(answers, { timeout: 10_000 }).toBe(false);
    },
    40_000,
  );
});
