// Builds the server into dist/, with the files that it reads. Its modules and those of the dependencies become a few files,
// because half of the time of a start would otherwise go into finding and reading 1,400 of them.
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { EXTERNALS } from './externals.mjs';
import { noticesOf } from './notices.mjs';

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: ['src/main.ts', 'src/dev.ts', 'src/cli.ts'],
  outdir: 'dist',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external: EXTERNALS,
  // Both builds of graphql would be loaded otherwise, and graphql refuses values of the other one.
  alias: { graphql: createRequire(import.meta.url).resolve('graphql/index.mjs') },
  // CommonJS dependencies call `require` for modules of Node.
  banner: {
    js: "import 'reflect-metadata'; import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
// The scripts of the pages, which are copied below, contain preact.
const contained = [...Object.keys(metafile.inputs), 'node_modules/preact/package.json'];
writeFileSync('dist/licences.txt', noticesOf(contained));
cpSync('schema/upstream', 'dist/schema/upstream', { recursive: true });
copyFileSync('packages/elements/dist/index.js', 'dist/elements.js');
copyFileSync('packages/elements/dist/persisted-documents.json', 'dist/elements.json');
mkdirSync('dist/home', { recursive: true });
for (const file of ['home.js', 'home.css']) copyFileSync(`src/emulators/home/dist/${file}`, `dist/home/${file}`);
