// `node scripts/testCounts.mjs FOLDER STATUS` adds up the reports that `TEST_REPORTS=FOLDER npm run check:all` wrote to FOLDER.
// STATUS is the exit status of that command. The last line of the output is `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', status = '1'] = process.argv.slice(2);
const steps = read('steps.json') ?? [{ name: 'the check', failed: true }];
const failures = [];
let passed = 0;
let failed = 0;
for (const step of steps) {
  const counts =
    step.report === undefined ? { passed: 0, failed: 0, skipped: 0, failures: [] } : countsOf(read(step.report));
  // A test that CI skips runs nowhere, so a skip counts as a failure.
  if (counts.skipped > 0) process.stdout.write(`${step.name}: ${counts.skipped} skipped, which CI does not allow.\n`);
  if (step.report !== undefined) {
    process.stdout.write(`${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
  passed += counts.passed;
  failures.push(...counts.failures.map((name) => `${step.name}: ${name}`));
  // A failure outside a test counts as one failed test: a lint error, a drift, a suite that does not load, a missing report.
  const isEmpty = step.report !== undefined && counts.passed === 0;
  failed += Math.max(counts.failed + counts.skipped, step.failed || isEmpty ? 1 : 0);
}
// Last, because a log often shows only its end.
for (const name of failures) process.stdout.write(`failed: ${name}\n`);
// The check can also end between two steps, for example after a signal.
if (status !== '0') failed = Math.max(failed, 1);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** Reads the counts from a JSON report of Vitest. */
function countsOf(report) {
  if (report === undefined) return { passed: 0, failed: 0, skipped: 0, failures: [] };
  const suitesNotLoaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests + suitesNotLoaded, report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, assertionResults }) => {
      const names = assertionResults.flatMap((test) => (test.status === 'failed' ? [`${name}: ${test.fullName}`] : []));
      return status === 'failed' && names.length === 0 ? [name] : names;
    }),
  };
}

function read(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}
