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
  /** Removes the form after a change, unless another change waits for the user there. */
  close(): void;
}

/** Turns the client's question for a proof into a form on the page. The focus returns to the control that led to it. */
export function useStepUp(): StepUp {
  const [request, setRequest] = useState<ProofRequest | null>(null);
  const [isChecking, setChecking] = useState(false);
  const { prove, close } = useMemo(() => {
    let waiting: ProofRequest['answer'] | undefined;
    let opener: Element | null | undefined;
    const end = () => {
      if (waiting !== undefined) return;
      setRequest(null);
      setChecking(false);
      // After the render that shows it again.
      setTimeout((control: HTMLElement | null | undefined) => control?.focus(), 0, opener);
      opener = null;
    };
    const ask: Prove = (kinds, problem) => {
      // Two changes at once: the user proves the later one.
      waiting?.(null);
      return new Promise((resolve) => {
        const answer = (value: StepUpAnswer | null) => {
          if (waiting !== answer) return;
          waiting = undefined;
          if (value === null) end();
          else setChecking(true);
          resolve(value);
        };
        waiting = answer;
        if (problem === null) opener = document.activeElement?.shadowRoot?.activeElement;
        setChecking(false);
        setRequest({ kinds, problem, answer });
      });
    };
    return { prove: ask, close: end };
  }, []);
  return { request, isChecking, prove, close };
}
