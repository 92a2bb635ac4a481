import { type ErrorInfo, type Problem, problemOf } from '@menshen/client';
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
  /** Makes a change, after a step-up where the server requires one. Calls `onSaved` once it is made, also at a second attempt. */
  run(work: () => Promise<ChangeResult>, onSaved?: () => void): Promise<void>;
  /** Forgets the last outcome. */
  clear(): void;
}

const NOTHING = { isBusy: false, problem: null, setback: null, isSaved: false };

/** One change of the account at a time, with what became of it. */
export function useChange(): Change {
  const { client, onError } = useView();
  const { prove, reload, closeStepUp } = useAccount();
  const [state, setState] = useState<Omit<Change, 'run' | 'clear'>>(NOTHING);
  const clear = () => setState(NOTHING);
  const run = async (work: () => Promise<ChangeResult>, onSaved?: () => void): Promise<void> => {
    setState({ ...NOTHING, isBusy: true });
    try {
      const result = await client.withStepUp(work, prove);
      const isSaved = CHANGED.has(result.__typename);
      if (isSaved) {
        await reload();
        onSaved?.();
      }
      setState({ ...NOTHING, isSaved, ...(isSaved ? {} : refusal(result, clear)) });
    } catch (failure) {
      const error = failure as ErrorInfo;
      clear();
      // Otherwise the user closed the step-up.
      if (error.code !== 'STEP_UP_REQUIRED') {
        onError(error);
        setState({ ...NOTHING, setback: { kind: 'failed', error, retry: () => run(work, onSaved), back: clear } });
      }
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
