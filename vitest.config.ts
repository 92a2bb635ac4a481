import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Where CI wants the counts.
const json = process.env.TEST_REPORT;

// Vitest's own default is one worker on two cores.
const half = Math.floor(availableParallelism() / 2);
// A third of the time of a test is waiting: for a process, or for the next poll of a vendor.
const waiting = { maxWorkers: half + 2 };
// Chromium and the servers of the system tests have processes of their own.
const busy = { maxWorkers: Math.max(2, half), sequence: { groupOrder: 1 } };

export default defineConfig({
  // The packages import each other from their sources, so tests need no build.
  resolve: { conditions: ['@menshen/source'] },
  // Without Vite's condition `module`: with it, Node would load files of @opentelemetry/api that only bundlers can resolve.
  ssr: { resolve: { conditions: ['@menshen/source', 'node', 'development|production'] } },
  test: {
    // Vitest would load graphql twice, as ESM for our files and as CommonJS for the packages.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
    setupFiles: ['test/support/setup.ts'],
    reporters: json ? ['default', ['json', { outputFile: json }]] : ['default'],
    // For a machine that is busy with other work: a test that passes does not wait for them.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'test',
          // In one project with the packages: another one would load the server again.
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.{ts,tsx}'],
          exclude: ['test/system/**'],
          // Loading the modules anew for each file took more than half of the time. So no test may change a module's state.
          isolate: false,
          ...waiting,
        },
      },
      // What needs a program or an installation besides Node: Redis, nginx, Chromium, the federation example. And what starts
      // the server or npm as a process.
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          globalSetup: 'test/system/buildServer.ts',
          testTimeout: 120_000,
          ...busy,
        },
      },
    ],
  },
});
