import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  // Only in this repository: the packages are read from their sources, so they need no build.
  resolve: { conditions: ['@menshen/source', ...defaultClientConditions], dedupe: ['react', 'react-dom'] },
  build: { rolldownOptions: { input: ['index.html', 'headless.html'] } },
});
