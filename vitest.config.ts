import { defineConfig } from 'vitest/config';

// Where CI wants the counts.
const json = process.env.VITEST_JSON;

export default defineConfig({
  test: {
    // Vitest would load graphql twice, as ESM for our files and as CommonJS for the packages.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    setupFiles: ['test/support/setup.ts'],
    include: ['test/**/*.test.ts'],
    reporters: json ? ['default', ['json', { outputFile: json }]] : ['default'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
