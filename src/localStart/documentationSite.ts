/** The documentation of a working copy: built in a child process when its sources have changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const SOURCES = ['docs', 'packages', 'examples', 'src/datasources'];
const BUILT = ['dist', 'cache', 'node_modules', 'generated'];
/** What a page can contain. Code of the site itself is in docs/.vitepress. */
const RELEVANT = /\.(?:md|png|svg)$|^docs\/\.vitepress\/[^/]+\.ts$/;
/** Requests of one page view share a check. */
const CHECK_MS = 2000;

export type SiteState = { readonly kind: 'ready' | 'building' } | { readonly kind: 'failed'; readonly output: string };

export class DocumentationSite {
  readonly #program: string;
  readonly #stamp: string;
  #checked: { readonly at: number; readonly state: SiteState } | undefined;
  #build: Promise<void> | undefined;
  #failure: { readonly digest: string; readonly output: string } | undefined;

  /** @param root the folder of the repository */
  constructor(private readonly root: string) {
    this.#program = join(root, 'node_modules/vitepress/bin/vitepress.js');
    this.#stamp = join(this.folder, '.sources');
  }

  /** The folder of the built pages. */
  get folder(): string {
    return join(this.root, 'docs/.vitepress/dist');
  }

  /** False in an installed package, which has neither the sources nor the program. */
  get isAvailable(): boolean {
    return existsSync(join(this.root, 'docs/.vitepress/config.ts')) && existsSync(this.#program);
  }

  /** Starts a build where the pages are missing or old. */
  async state(): Promise<SiteState> {
    if (this.#build !== undefined) return { kind: 'building' };
    if (this.#checked !== undefined && Date.now() - this.#checked.at < CHECK_MS) return this.#checked.state;
    const state = await this.#read();
    this.#checked = state.kind === 'ready' ? { at: Date.now(), state } : undefined;
    return state;
  }

  async #read(): Promise<SiteState> {
    const digest = await this.#digest();
    if ((await readFile(this.#stamp, 'utf8').catch(() => '')) === digest) return { kind: 'ready' };
    if (this.#failure?.digest === digest) return { kind: 'failed', output: this.#failure.output };
    this.#build ??= this.#run(digest).finally(() => {
      this.#build = undefined;
    });
    return { kind: 'building' };
  }

  async #run(digest: string): Promise<void> {
    const child = spawn(process.execPath, [this.#program, 'build', 'docs'], {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const status = await new Promise<number | null>((resolve) => {
      child.once('close', resolve);
      child.once('error', () => resolve(1));
    });
    process.removeListener('exit', stop);
    if (status === 0) await writeFile(this.#stamp, digest);
    else this.#failure = { digest, output };
  }

  async #digest(): Promise<string> {
    const files = (await Promise.all(SOURCES.map((folder) => filesUnder(join(this.root, folder))))).flat().sort();
    const hash = createHash('sha256');
    for (const file of files) {
      const name = relative(this.root, file);
      if (RELEVANT.test(name)) hash.update(name).update(await readFile(file));
    }
    return hash.digest('hex');
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const inside = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return BUILT.includes(entry.name) ? [] : filesUnder(path);
  });
  return (await Promise.all(inside)).flat();
}
