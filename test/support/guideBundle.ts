/** Bundles the files of a guide, as the bundler of an application does. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleElements } from '../../packages/elements/test/support/bundle.js';
import { compileComponent } from '../../packages/vue/test/sfc.js';
import { fileBlocks } from './docPages.js';

export interface GuideBundleOptions {
  /** The file that the page loads, such as `src/main.ts`. */
  readonly entry: string;
  /** Files that the template of the bundler brings. */
  readonly files?: Readonly<Record<string, string>>;
  readonly replacements?: Readonly<Record<string, string>>;
}

export async function bundleGuide(
  page: string,
  { entry, files = {}, replacements = {} }: GuideBundleOptions,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'menshen-guide-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [name, text] of [...fileBlocks(page), ...Object.entries(files)]) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      Object.entries(replacements).reduce((result, [from, to]) => result.replaceAll(from, to), text),
    );
  }
  try {
    const { outputFiles } = await build({
      entryPoints: [join(folder, entry)],
      bundle: true,
      write: false,
      format: 'esm',
      jsx: 'automatic',
      conditions: ['@menshen/source'],
      nodePaths: [resolve('node_modules')],
      define: {
        'process.env.NODE_ENV': '"production"',
        __VUE_OPTIONS_API__: 'false',
        __VUE_PROD_DEVTOOLS__: 'false',
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      },
      plugins: [components, elements],
    });
    return outputFiles[0]?.text ?? '';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Single-file components of Vue, with the option of the guide: `menshen-*` are custom elements. */
const components: Plugin = {
  name: 'components',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => ({
      contents: compileComponent(path, readFileSync(path, 'utf8'), (tag) => tag.startsWith('menshen-')),
      loader: 'ts',
    }));
  },
};

/** The elements as their package contains them: one script. */
const elements: Plugin = {
  name: 'elements',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@menshen\/elements(\/react)?$/ }, () => ({ path: 'elements', namespace: 'elements' }));
    onLoad({ filter: /.*/, namespace: 'elements' }, async () => ({
      contents: (await bundleElements()).code,
      loader: 'js',
    }));
  },
};
