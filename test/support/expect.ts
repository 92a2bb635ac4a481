import { expect } from 'vitest';

/** Narrows a union of outcomes to the one that is expected, and fails with what came instead. */
export function expectOutcome<T extends { readonly __typename: string }, N extends T['__typename']>(
  outcome: T | null,
  name: N,
): Extract<T, { readonly __typename: N }> {
  if (outcome?.__typename !== name) expect.fail(`expected ${name}, got ${JSON.stringify(outcome)}`);
  return outcome as Extract<T, { readonly __typename: N }>;
}
