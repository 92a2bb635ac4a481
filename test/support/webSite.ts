/** A web site with one page whose script is bundled as an application does it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { dirname, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

export interface BundleOptions {
  /** Values for global constants. */
  readonly define?: Readonly<Record<string, string>>;
  /** Other packages or folders to import in place of these packages, for dependencies too. */
  readonly alias?: Readonly<Record<string, string>>;
  /** Packages that are not part of the script. */
  readonly external?: readonly string[];
  /** Files that exist only here: `readme:NAME` imports one of them, and they import each other by relative paths. */
  readonly files?: ReadonlyMap<string, string>;
  /** `node` for a CommonJS module that Node loads. */
  readonly platform?: 'browser' | 'node';
}

/** @returns the script of the page, minified, for production unless `define` says otherwise */
export async function bundle(
  entry: string,
  { define = {}, alias = {}, external = [], files = new Map(), platform = 'browser' }: BundleOptions = {},
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform,
    format: platform === 'node' ? 'cjs' : 'esm',
    minify: true,
    alias: { ...alias },
    external: [...external],
    jsx: 'automatic',
    conditions: ['@menshen/source'],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
      ...define,
    },
    plugins: [virtualFiles(files, dirname(resolve(entry)))],
  });
  return outputFiles[0]?.text ?? '';
}

function virtualFiles(files: ReadonlyMap<string, string>, resolveDir: string): Plugin {
  const namespace = 'virtual';
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^readme:/ }, ({ path }) => ({ path: path.slice('readme:'.length), namespace }));
      onResolve({ filter: /^\.\//, namespace }, ({ path }) => {
        const name = path.slice('./'.length);
        return { path: files.has(name) ? name : name.replace(/\.js$/, '.tsx'), namespace };
      });
      onLoad({ filter: /.*/, namespace }, ({ path }) => {
        const contents = files.get(path);
        if (contents === undefined) return { errors: [{ text: `There is no file ${path}.` }] };
        return { contents, loader: path.endsWith('.tsx') ? 'tsx' : 'ts', resolveDir };
      });
    },
  };
}

export class WebSite {
  #server: Server | undefined;
  origin = '';
  /** HTML of the body, and the script of the page. */
  body = '<div id="app"></div>';
  script = '';

  async start(): Promise<void> {
    this.#server = createServer(({ url }, response) => {
      const isScript = url === '/page.js';
      const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Site</title><body>${this.body}<script type="module" src="/page.js"></script></body></html>`;
      response.writeHead(200, { 'content-type': `text/${isScript ? 'javascript' : 'html'}; charset=utf-8` });
      response.end(isScript ? this.script : page);
    }).listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The site has no port.');
    this.origin = `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
