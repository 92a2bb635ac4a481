/** The client packages as others install them: packed, in an empty folder, in a project that Vite builds. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const INSTALL_MS = 240_000;
const BUILD_MS = 120_000;
const PACKAGES = ['client', 'react', 'vue', 'elements'] as const;
/** What a project of a user installs besides; all of it comes from this repository, so that the test needs no registry. */
const OTHERS = ['react', 'react-dom', '@types/react', '@types/react-dom', 'vue'];

const FILES = {
  'index.html': '<!doctype html><div id="app"></div><script type="module" src="/main.tsx"></script>',
  'main.tsx': `
import { createMenshen } from '@menshen/client';
import { possibleTypes } from '@menshen/client/apollo';
import { scalars } from '@menshen/client/codegen';
import { SignInElement } from '@menshen/elements/react';
import { MenshenProvider, useUser } from '@menshen/react';
import { useUser as useVueUser } from '@menshen/vue';
import { createRoot } from 'react-dom/client';

const client = createMenshen({ url: 'http://localhost:4000' });
const Name = () => useUser()?.username ?? null;
const Page = () => <menshen-sign-in url="http://localhost:4000" onmenshen-signed-in={({ detail }) => console.log(detail.user)} />;
createRoot(document.body).render(<MenshenProvider client={client}><Name /><Page /></MenshenProvider>);
console.log(possibleTypes, scalars, SignInElement.name, useVueUser);
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      moduleResolution: 'bundler',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      jsx: 'react-jsx',
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    include: ['main.tsx'],
  }),
};

describe('the packed client packages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-packages-'));
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const npm = (...args: readonly string[]) => run('npm', ...args, '--no-audit', '--no-fund', '--loglevel=error');

  beforeAll(() => {
    npm('pack', '--ignore-scripts', ...PACKAGES.map((name) => resolve('packages', name)));
    npm('pack', '--ignore-scripts', ...withDependencies(OTHERS).map((name) => resolve('node_modules', name)));
    const packed = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    npm('install', '--offline', '--ignore-scripts', ...packed.map((name) => `./${name}`));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  }, INSTALL_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(PACKAGES)('contain code and types, and no sources: %s', (name) => {
    const files = readdirSync(join(folder, 'node_modules/@menshen', name), { recursive: true }).map(String);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'dist/index.js', 'dist/index.d.ts']));
    expect(files.filter((file) => /^(?:src|test)\b/.test(file))).toEqual([]);
  });

  it('carry the schema', () => {
    const schema = readFileSync(join(folder, 'node_modules/@menshen/client/dist/schema.graphql'), 'utf8');
    expect(schema).toBe(readFileSync('schema/menshen.graphql', 'utf8'));
  });

  it.each(['client', 'elements'])('carry the manifest of their documents: %s', (name) => {
    const file = join(folder, 'node_modules/@menshen', name, 'dist/persisted-documents.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    for (const [id, text] of Object.entries(manifest)) {
      expect(id).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
    }
    const names = Object.values(manifest).map((text) => /^\w+ (\w+)/.exec(text)?.[1]);
    expect(names).toEqual(expect.arrayContaining(['Login', 'CurrentSession', 'UpdateProfile']));
    expect(names.includes('AccountPage')).toBe(name === 'elements');
  });

  it('have types that a strict project compiles with', { timeout: BUILD_MS }, () => {
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it('are built by Vite', { timeout: BUILD_MS }, () => {
    run(process.execPath, resolve('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error');
    const [script = ''] = readdirSync(join(folder, 'dist/assets')).filter((name) => name.endsWith('.js'));
    expect(readFileSync(join(folder, 'dist/assets', script), 'utf8')).toContain('menshen-sign-in');
  });
});

/** These packages and all that they depend on, as this repository has installed them. */
function withDependencies(names: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const text = readFileSync(join('node_modules', name, 'package.json'), 'utf8');
    const { dependencies = {} } = JSON.parse(text) as { readonly dependencies?: Readonly<Record<string, string>> };
    Object.keys(dependencies).forEach(add);
  };
  names.forEach(add);
  return [...found];
}
