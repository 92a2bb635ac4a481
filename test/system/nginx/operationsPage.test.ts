/** The commands of docs/operations.md, in their order and in one shell, with real Redis, nginx and Prometheus. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../../support/freePort.js';
import { describeWithNginx } from '../../support/nginx.js';
import { PageCommands } from '../../support/pageCommands.js';

const PAGE = 'docs/operations.md';
const PAGE_MS = 180_000;
/** Every port of the page and of its files. */
const PORTS = ['4000', '4001', '4002', '6390', '7000', '8443', '9090', '9461', '9462'];
const USER = '{"data":{"me":{"username":"menshen"}}}';
const BETWEEN_BLOCKS = '@@ next block';

describeWithNginx(PAGE, () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-operations-'));
  const ports = new Map<string, string>();
  const withFreePorts = (text: string) => text.replace(/\b\d{4}\b/g, (port) => ports.get(port) ?? port);

  beforeAll(async () => {
    for (const port of PORTS) ports.set(port, String(await freePort()));
    chmodSync(folder, 0o755);
    cpSync('ops', join(folder, 'ops'), { recursive: true });
    for (const name of readdirSync('ops/local')) {
      const file = join(folder, 'ops/local', name);
      writeFileSync(file, withFreePorts(readFileSync(file, 'utf8')));
    }
    cpSync('package.json', join(folder, 'package.json'));
    for (const name of ['dist', 'node_modules']) symlinkSync(resolve(name), join(folder, name));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'leads to two instances that keep their sessions through a change of the key and the loss of an instance',
    async () => {
      const blocks = new PageCommands(PAGE, folder, {}).blocks('sh').map(withFreePorts);
      const [set = '', ...others] = blocks;
      expect(set).toMatch(/^npm ci\nnpm run build\n/);
      const script = [set.replace(/^npm ci\nnpm run build\n/, ''), ...others].join(`\necho '${BETWEEN_BLOCKS}'\n`);
      const { code, printed, complaints } = await runScript(script, folder);
      const outputs = printed.split(`${BETWEEN_BLOCKS}\n`);
      const after = (part: string) => outputs[blocks.findIndex((block) => block.includes(part))] ?? '';
      expect({ code, complaints: code === 0 ? '' : `${printed}\n${complaints}` }).toEqual({ code: 0, complaints: '' });
      expect(after('dist/cli.js config')).toMatch(/STORE_PASSWORD +env +\*+/);
      expect(after('--cacert operations/ca.pem https')).toBe('{"status":"ok"}');
      expect(after('verify operations/audit-1')).toContain('chain intact');
      expect(after('login wrong')).toContain('InvalidCredentials');
      expect(after('grep -h')).toMatch(/"event":"login".*"outcome":"InvalidCredentials"/);
      expect(after('webhooks.log && break')).toMatch(
        /^login LoginSuccess \(rehearsal\)\n(?:.*\n)*login InvalidCredentials \(rehearsal\)$/m,
      );
      expect(after('query.json')).toContain('InvalidCredentials');
      expect(after('use_keys()').match(/\{"data".*?\}\}\}/g)).toEqual([USER, USER]);
      expect(after('kill -9').match(/\{"data".*?\}\}\}/g)).toEqual([USER, USER, USER, USER]);
      expect(after('verify operations/audit-2')).toContain('chain intact');
    },
    PAGE_MS,
  );
});

async function runScript(script: string, cwd: string) {
  // Nothing else: Vitest sets NODE_ENV, which has precedence over the file of the page.
  const env = { PATH: `${process.env.PATH}:/usr/sbin`, HOME: cwd };
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  let complaints = '';
  shell.stdout.on('data', (chunk) => (printed += String(chunk)));
  shell.stderr.on('data', (chunk) => (complaints += String(chunk)));
  const closed = once(shell, 'close');
  const [code] = (await once(shell, 'exit')) as [number | null];
  // Also the servers that a failed command has left behind: their ends of the pipes are open.
  if (shell.pid !== undefined) killGroup(shell.pid);
  await closed;
  return { code, printed, complaints };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}
