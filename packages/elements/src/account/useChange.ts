import type { ErrorInfo, Problem } from '@menshen/client';
import { useState } from 'preact/hooks';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import type { ChangeResult } from './documents.js';

/** Outcomes after which the account is as the user wanted it. */
const CHANGED: ReadonlySet<string> = new Set(['AccountUpdated', 'UdfValues']);

export interface Change {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly setback: Setback | null;
  readonly isSaved: boolean;
  /** Makes a change, after a step-up where the server requires one. @returns whether it was made */
  run(work: () => Promise<ChangeResult>): Promise<boolean>;
  /** Forgets the last outcome. */
  clear(): void;
}

const NOTHING = { isBusy: false, problem: null, setback: null, isSaved: false };

/** One change of the account at a time, with what became of it. */
export function useChange(): Change {
  const { client } = useView();
  const { prove, reload, closeStepUp } = useAccount();
  const [state, setState] = useState<Omit<Change, 'run' | 'clear'>>(NOTHING);
  const clear = () => setState(NOTHING);
  const run = async (work: () => Promise<ChangeResult>): Promise<boolean> => {
    setState({ ...NOTHING, isBusy: true });
    try {
      const result = await client.withStepUp(work, prove);
      const isSaved = CHANGED.has(result.__typename);
      if (isSaved) await reload();
      setState({ ...NOTHING, isSaved, ...(isSaved ? {} : refusal(result, clear)) });
      return isSaved;
    } catch (error) {
      const info = error as ErrorInfo;
      // The user closed the step-up.
      if (info.code === 'STEP_UP_REQUIRED') clear();
      else setState({ ...NOTHING, setback: { kind: 'failed', error: info, retry: () => run(work), back: clear } });
      return false;
    } finally {
      closeStepUp();
    }
  };
  return { ...state, run, clear };
}

function refusal(result: ChangeResult, back: () => void): { readonly problem?: Problem; readonly setback?: Setback } {
  const { message, retryAt } = result;
  return retryAt === undefined
    ? { problem: problemOf(result) }
    : { setback: { kind: 'limited', message, retryAt, back } };
}

export function problemOf({ __typename, message, requestId, fields, retryAt }: ChangeResult): Problem {
  return {
    outcome: __typename,
    message,
    requestId,
    fields: fields ?? [],
    attemptsLeft: null,
    retryAt: retryAt ?? null,
  };
}
