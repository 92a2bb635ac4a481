/** Fresh proofs for operations that need one. */
import { MenshenError } from './errors.js';
import type { Operations, ProofKind, StepUpAnswer } from './generated/operations.js';
import { type Problem, problemOf } from './problem.js';

/**
 * Asks the user for one of these proofs. Called again with the problem when the proof was refused.
 * @returns null when the user gives up: the operation then fails with STEP_UP_REQUIRED
 */
export type Prove = (
  kinds: readonly ProofKind[],
  problem: Problem | null,
) => Promise<StepUpAnswer | null> | StepUpAnswer | null;

/** Runs `work`, and once more after a proof if the server required one. @throws MenshenError */
export async function withStepUp<Result>(
  { stepUp }: Pick<Operations, 'stepUp'>,
  work: () => Promise<Result>,
  prove: Prove,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MenshenError) || error.code !== 'STEP_UP_REQUIRED') throw error;
    let problem: Problem | null = null;
    for (;;) {
      const answer = await prove(error.kinds, problem);
      if (answer === null) throw error;
      const result = await stepUp({ answer });
      if (result.__typename === 'StepUpSuccess') return await work();
      // Too many failures have ended the session.
      if (result.__typename === 'FlowExpired') {
        const { message, requestId } = result;
        throw new MenshenError({ code: 'UNAUTHENTICATED', message, requestId });
      }
      problem = problemOf(result);
    }
  }
}
