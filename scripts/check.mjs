// `npm run check` stops at the first failure. `npm run check:all` adds the system tests and other Node versions, and runs
// every step, so that CI counts all suites. TEST_REPORTS names a folder for the counts: see testCounts.mjs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STEPS = [
  { name: 'format and lint', command: 'biome check --error-on-warnings .' },
  { name: 'unused code and dependencies', command: 'knip --treat-config-hints-as-errors' },
  { name: 'types', command: 'tsc --noEmit -p .' },
  { name: 'types of the local start page', command: 'tsc --noEmit -p src/emulators/home' },
  { name: 'types of the documentation site', command: 'tsc --noEmit -p docs/.vitepress' },
  { name: 'types of the packages', command: 'npm run types --workspaces --if-present' },
  { name: 'types of the examples', command: 'tsc --noEmit -p examples/node && tsc --noEmit -p examples/react' },
  { name: 'schema and docs drift', command: 'tsx scripts/print.ts --check' },
  { name: 'schema compatibility', command: 'tsx scripts/schemaCompatibility.ts' },
  { name: 'licences', command: 'tsx scripts/licences.ts' },
  { name: 'advisories', command: 'node scripts/advisories.mjs' },
  { name: 'codegen drift', command: 'graphql-codegen --config codegen.yml --check' },
  { name: 'build', command: 'node scripts/build.mjs' },
  { name: 'tests and architecture', command: 'npm test', report: 'test.json' },
];
// The versions are exact, so that a new release of Node does not break an old commit.
const MORE_STEPS = [
  { name: 'system tests', command: 'npm run test:system', report: 'system.json' },
  { name: 'Node 22', command: 'node scripts/checkNode.mjs 22.23.3', report: 'node22.json' },
  { name: 'Node 24', command: 'node scripts/checkNode.mjs 24.21.0', report: 'node24.json' },
];

const all = process.argv.includes('--all');
const folder = process.env.TEST_REPORTS;
if (folder) mkdirSync(folder, { recursive: true });

const results = [];
for (const { name, command, report } of all ? [...STEPS, ...MORE_STEPS] : STEPS) {
  process.stdout.write(`\n── ${name}: ${command}\n`);
  const start = Date.now();
  const env = { ...process.env, ...(folder && report && { TEST_REPORT: join(folder, report) }) };
  // The commands are constant. The shell finds them in node_modules/.bin on all systems.
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true, env });
  results.push({ name, failed: status !== 0, report, seconds: Math.round((Date.now() - start) / 1000) });
  if (folder) writeFileSync(join(folder, 'steps.json'), JSON.stringify(results));
  if (status !== 0 && !all) break;
}

process.stdout.write('\n');
for (const { name, failed, seconds } of results) {
  process.stdout.write(`${failed ? 'FAILED' : 'passed'}  ${name} (${seconds} s)\n`);
}
process.exitCode = results.some(({ failed }) => failed) ? 1 : 0;
