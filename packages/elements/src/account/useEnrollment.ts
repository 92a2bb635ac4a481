import type { EnrollPasskeyState, EnrollTotpState, Flow, Problem } from '@menshen/client';
import { useLayoutEffect } from 'preact/hooks';
import { useFlow } from '../view/useFlow.js';
import { type Shown, useResting } from '../view/useResting.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';

type EnrollState = EnrollTotpState | EnrollPasskeyState;

export interface Enrollment<F, State extends EnrollState> extends Shown<State> {
  readonly flow: F;
  /** Why the factor was not added; null if nothing was refused. */
  readonly refusal: Problem | null;
}

/** A flow that adds a factor to the account, and reads the account again when it is done. */
export function useEnrollment<State extends EnrollState, F extends Flow<State>>(
  create: () => F & Flow<State>,
): Enrollment<F, State> {
  const { client } = useView();
  const { reload, closeStepUp } = useAccount();
  const flow = useFlow(create, [client]);
  const shown = useResting<State>(flow.state);
  const { isBusy, setback } = shown;
  const step: EnrollState = shown.step;
  useLayoutEffect(() => {
    if (!isBusy) closeStepUp();
  }, [isBusy]);
  useLayoutEffect(() => {
    if (step.kind !== 'done') return;
    flow.restart();
    reload();
  }, [step.kind]);
  const isGivenUp = setback?.kind === 'failed' && setback.error.code === 'STEP_UP_REQUIRED';
  const refusal = step.kind === 'rejected' ? step.problem : null;
  return { ...shown, flow, setback: isGivenUp ? null : setback, refusal };
}
