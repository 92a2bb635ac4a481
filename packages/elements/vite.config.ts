import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One ESM file with Preact and the client inside, for a plain `<script type="module" src>`. */
export default defineConfig({
  // The client is bundled from its sources, so that it need not be built first.
  resolve: { conditions: ['@menshen/source', 'module', 'browser', 'production'] },
  define: { 'process.env.NODE_ENV': '"production"' },
  // Also where a test builds the bundle.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false, pure: false } },
  build: {
    lib: {
      entry: fileURLToPath(new URL('src/index.ts', import.meta.url)),
      formats: ['es'],
      fileName: () => 'index.js',
    },
    target: 'es2022',
    rolldownOptions: {
      // In library mode `minify` alone keeps the white space. No bundler reads the annotations of this file.
      output: { minify: true, comments: false },
      treeshake: { propertyReadSideEffects: false },
    },
    sourcemap: true,
  },
});
