import type { Problem, ProofKind, Prove, StepUpAnswer } from '@menshen/client';
import { useMemo, useState } from 'preact/hooks';

/** A proof that the server waits for. */
export interface ProofRequest {
  readonly kinds: readonly ProofKind[];
  readonly problem: Problem | null;
  /** Null: the user gives up. */
  answer(answer: StepUpAnswer | null): void;
}

export interface StepUp {
  readonly request: ProofRequest | null;
  /** The server checks the last answer. */
  readonly isChecking: boolean;
  readonly prove: Prove;
  /** Removes the form after the change that needed the proof. */
  close(): void;
}

/** Turns the client's question for a proof into a form on the page. */
export function useStepUp(): StepUp {
  const [request, setRequest] = useState<ProofRequest | null>(null);
  const [isChecking, setChecking] = useState(false);
  const { prove, close } = useMemo(() => {
    const end = () => {
      setRequest(null);
      setChecking(false);
    };
    const ask: Prove = (kinds, problem) =>
      new Promise((resolve) => {
        const answer = (value: StepUpAnswer | null) => {
          if (value === null) end();
          else setChecking(true);
          resolve(value);
        };
        setChecking(false);
        setRequest({ kinds, problem, answer });
      });
    return { prove: ask, close: end };
  }, []);
  return { request, isChecking, prove, close };
}
