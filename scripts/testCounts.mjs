// `node scripts/testCounts.mjs FOLDER STATUS` adds up the reports that `TEST_REPORTS=FOLDER npm run check:all` wrote to FOLDER.
// STATUS is the exit status of that command. The last line of the output is `N passed, N failed`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** Of the reason of a failure. The whole reason stands further up in the log. */
const REASON_LINES = 12;

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
  failures.push(...counts.failures.map((failure) => `${step.name}: ${failure}`));
  // A failure outside a test counts as one failed test: a lint error, a drift, a suite that does not load, a missing report.
  const isEmpty = step.report !== undefined && counts.passed === 0;
  failed += Math.max(counts.failed + counts.skipped, step.failed || isEmpty ? 1 : 0);
}
// Last, because a log often shows only its end.
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
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
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((test) => test.status === 'failed');
      if (status === 'failed' && failed.length === 0) return [`${name}${reasonOf([message])}`];
      return failed.map((test) => `${name}: ${test.fullName}${reasonOf(test.failureMessages)}`);
    }),
  };
}

function reasonOf(messages) {
  const lines = stripVTControlCharacters(messages.filter(Boolean).join('\n')).split('\n');
  return lines
    .filter((line) => !/^\s*$|node_modules|<anonymous>/.test(line))
    .slice(0, REASON_LINES)
    .map((line) => `\n    ${line.slice(0, 300)}`)
    .join('');
}

function read(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return undefined;
  }
}
