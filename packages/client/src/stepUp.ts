/** Fresh proofs for operations that need one. */
import type { ProofKind, StepUpAnswer } from './generated/operations.js';
import type { Problem } from './problem.js';

/**
 * Asks the user for one of these proofs. Called again with the problem when the proof was refused.
 * @returns null when the user gives up: the operation then fails with STEP_UP_REQUIRED
 */
export type Prove = (
  kinds: readonly ProofKind[],
  problem: Problem | null,
) => Promise<StepUpAnswer | null> | StepUpAnswer | null;
