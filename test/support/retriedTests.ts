import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that passed only when they were repeated, so that no repetition stays unseen. */
export class RetriedTests implements Reporter {
  readonly #names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky === true) this.#names.push(`${test.module.moduleId}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#names) process.stdout.write(`passed when repeated: ${name}\n`);
  }
}
