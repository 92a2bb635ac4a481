/** The transitions that all flows share: a step begins, fails, is repeated or given up. Plain data and pure functions. */
import type { ErrorInfo } from '../errors.js';

interface Kinded {
  readonly kind: string;
}

/** A step is under way. `previous` is the state that it began in. */
export interface SendingData<Step, Resting> {
  readonly kind: 'sending';
  readonly step: Step;
  readonly previous: Resting;
}

export interface FailedData<Step, Resting> {
  readonly kind: 'failed';
  readonly error: ErrorInfo;
  readonly step: Step;
  readonly previous: Resting;
}

export interface LimitedData<Resting> {
  readonly kind: 'limited';
  readonly message: string;
  readonly retryAt: string;
  readonly previous: Resting;
}

export type CommonEvent<Step> =
  | { readonly type: 'sent'; readonly step: Step }
  | { readonly type: 'failed'; readonly step: Step; readonly error: ErrorInfo }
  | { readonly type: 'cancelled' }
  | { readonly type: 'back' };

type Common<Step, Resting extends Kinded> =
  | Resting
  | SendingData<Step, Resting>
  | FailedData<Step, Resting>
  | LimitedData<Resting>;

/** The state in which the user was last asked something. */
export function restingState<Step, Resting extends Kinded>(state: Common<Step, Resting>): Resting {
  return isDetour(state) ? state.previous : (state as Resting);
}

export function reduceCommon<Step, Resting extends Kinded>(
  state: Common<Step, Resting>,
  event: CommonEvent<Step>,
): Common<Step, Resting> {
  const previous = restingState(state);
  switch (event.type) {
    case 'sent':
      return { kind: 'sending', step: event.step, previous };
    case 'failed':
      return { kind: 'failed', step: event.step, error: event.error, previous };
    case 'cancelled':
      return state.kind === 'sending' ? previous : state;
    case 'back':
      return state.kind === 'failed' || state.kind === 'limited' ? previous : state;
  }
}

function isDetour<Step, Resting extends Kinded>(
  state: Common<Step, Resting>,
): state is SendingData<Step, Resting> | FailedData<Step, Resting> | LimitedData<Resting> {
  return state.kind === 'sending' || state.kind === 'failed' || state.kind === 'limited';
}
