/** The package of the server as others install it: built, packed, and started by its command in another folder, by Node alone. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import { LoginDocument, MeDocument } from '../support/generated/operations.js';
import { SEEDED, SEEDED_LOGIN } from '../support/people.js';

const BUILD_MS = 400_000;
/** What a person waits for, unpacked. */
const MAX_BYTES = 10_000_000;

interface PackedFile {
  readonly path: string;
  readonly mode: number;
}

describe('the packed server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-packed-'));
  const command = join(folder, 'node_modules', 'menshen', 'dist', 'cli.js');
  let packed: { readonly files: readonly PackedFile[]; readonly unpackedSize: number };
  let server: ChildProcess | undefined;

  beforeAll(() => {
    const pack = ['scripts/pack.mjs', '--json', '--pack-destination', folder];
    [packed = { files: [], unpackedSize: 0 }] = JSON.parse(execFileSync(process.execPath, pack, { encoding: 'utf8' }));
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const target = join(folder, 'node_modules', 'menshen');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', target, '--strip-components=1']);
    linkDependencies(target);
  }, BUILD_MS);
  afterEach(async () => {
    if (server === undefined || server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } });

  /** Starts a command, and resolves with the first address that it prints. */
  const start = (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', EMULATOR_PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = child;
    let said = '';
    return new Promise<string>((found, reject) => {
      child.once('exit', (code) => reject(new Error(`The command ended with ${code}: ${said}`)));
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
        const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (address !== undefined) found(address);
      });
    });
  };

  it('holds dist, schemas and documents, and neither sources, tests nor secrets', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['dist/cli.js', 'dist/main.js', 'LICENSE', 'CHANGELOG.md']));
    const others =
      /^(?:dist\/|schema\/(?:menshen|subgraph)\.graphql$|(?:README(?:\.[\w-]+)?|CHANGELOG|SECURITY)\.md$|LICENSE$|package\.json$)/;
    expect(paths.filter((path) => !others.test(path) || path.endsWith('.map'))).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(MAX_BYTES);
  });

  it('installs only what dist does not contain, and has the licences of what it contains', () => {
    const manifest = manifestIn(join(folder, 'node_modules', 'menshen'));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(['altair-static', 'pino', 'reflect-metadata']);
    const texts = readFileSync(join(folder, 'node_modules', 'menshen', 'dist', 'licences.txt'), 'utf8');
    const installed = new Set(Object.keys(manifest.dependencies ?? {}));
    const { dependencies = {} } = manifestIn('.');
    const contained = Object.entries(dependencies).filter(([name]) => !installed.has(name));
    for (const [name, version] of contained) expect(texts).toContain(`${name}@${version} (`);
    expect(texts).toContain('Permission is hereby granted');
  });

  it('starts with emulators by menshen dev, and signs the seeded user in', async () => {
    const client = new Client(await start(['dev'], {}));
    const { login } = await client.run(LoginDocument, { input: { method: SEEDED_LOGIN } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    expect((await client.run(MeDocument)).me?.username).toBe(SEEDED.username);
    expect(await (await fetch(`${client.url}/`)).text()).toContain('/home/home.js');
    expect((await fetch(`${client.url}/sign-in`)).status).toBe(200);
  });

  // util-linux has the program `script`, which gives a command a terminal.
  it.skipIf(spawnSync('script', ['--version']).status !== 0)('starts on a terminal', async () => {
    const terminal = ['-qec', `'${process.execPath}' '${command}' dev`, '/dev/null'];
    const env = { PATH: process.env.PATH, PORT: '0', EMULATOR_PORT: '0' };
    server = spawn('script', terminal, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    server.stdout?.on('data', (chunk) => (said += String(chunk)));
    await expect.poll(() => said, { timeout: 50_000 }).toContain('Menshen is ready.');
  });

  it('starts for production by menshen start, without development dependencies', async () => {
    const SESSION_KEY = randomBytes(32).toString('base64');
    const url = await start(['start'], { NODE_ENV: 'production', HOST: '127.0.0.1', SESSION_KEY });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  });

  it('prints its commands, its schema and its findings', () => {
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    expect(run('schema').stdout).toMatch(/^type Query \{$/m);
    writeFileSync(join(folder, '.env'), run('keys').stdout);
    const { status, stdout } = run('doctor', '--json');
    expect({ status, ok: (JSON.parse(stdout) as { ok: boolean }).ok }).toEqual({ status: 0, ok: true });
    expect(run('config').stdout).toMatch(/^SESSION_KEY +\.env +\*+$/m);
    rmSync(join(folder, '.env'));
    expect(run('doctor').status).toBe(1);
    expect(run('doctors').status).toBe(2);
  });
});

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Links the packages that the packed manifest names, and theirs, so that the test needs no registry. */
function linkDependencies(target: string): void {
  const root = resolve('node_modules');
  const linked = new Set<string>();
  const link = (name: string) => {
    if (linked.has(name)) return;
    linked.add(name);
    const path = join(target, '..', name);
    mkdirSync(join(path, '..'), { recursive: true });
    symlinkSync(join(root, name), path);
    const { dependencies = {} } = manifestIn(join(root, name));
    // A package inside another one comes with it.
    const hoisted = Object.keys(dependencies).filter((each) => !existsSync(join(root, name, 'node_modules', each)));
    for (const each of hoisted) link(each);
  };
  for (const [name, version] of Object.entries(manifestIn(target).dependencies ?? {})) {
    expect([name, version]).toEqual([name, manifestIn(join(root, name)).version]);
    link(name);
  }
}
