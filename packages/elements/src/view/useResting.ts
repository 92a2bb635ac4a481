/**
 * A flow as a page shows it. While a request is under way, after a failure and beyond a limit the page keeps the step that the
 * user was at, with what was typed into it.
 */
import type { ErrorInfo } from '@menshen/client';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useView } from './view.js';

type AnyState = { readonly kind: string };
type Passing = 'sending' | 'failed' | 'limited';

/** A step that waits for the user. */
export type Resting<State extends AnyState> = Exclude<State, { readonly kind: Passing }>;

/** Why the last request did not lead on, though the step is still the right one. */
export type Setback =
  | { readonly kind: 'failed'; readonly error: ErrorInfo; readonly retry?: (() => unknown) | undefined; back(): void }
  | { readonly kind: 'limited'; readonly message: string; readonly retryAt: string; back(): void };

export interface Shown<State extends AnyState> {
  readonly step: Resting<State>;
  readonly isBusy: boolean;
  readonly setback: Setback | null;
}

export function useResting<State extends AnyState>(state: State): Shown<State> {
  const { onError } = useView();
  const last = useRef<Resting<State> | null>(null);
  const present = (state.kind === 'sending' ? (state as unknown as { previous: State }).previous : state) as State;
  const setback = present.kind === 'failed' || present.kind === 'limited' ? (present as unknown as Setback) : null;
  if (setback === null) last.current = present as unknown as Resting<State>;
  const isBusy = state.kind === 'sending';
  useLayoutEffect(() => {
    if (setback?.kind === 'failed') onError(setback.error);
  }, [setback]);
  const step = last.current ?? (present as unknown as Resting<State>);
  return {
    // The setback is newer than what was wrong before it.
    step: setback !== null && 'problem' in step ? { ...step, problem: null } : step,
    isBusy,
    setback,
  };
}

/** Calls `act` with the present step. After a setback it returns to the step first. */
export function runStep<State extends AnyState, Kind extends State['kind']>(
  flow: { readonly state: State },
  kind: Kind,
  act: (step: Extract<State, { readonly kind: Kind }>) => unknown,
): unknown {
  const { state } = flow;
  if (state.kind === 'failed' || state.kind === 'limited') (state as unknown as Setback).back();
  const present = flow.state;
  return present.kind === kind ? act(present as Extract<State, { readonly kind: Kind }>) : undefined;
}
