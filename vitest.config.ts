import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Vitest would load graphql twice, as ESM for our files and as CommonJS for the packages.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    setupFiles: ['test/support/setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
