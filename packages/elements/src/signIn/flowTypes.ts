/** What logins and registrations have in common for the page. */
import type {
  MfaState,
  Problem,
  SignInFlow,
  SignInMethod,
  SignInState,
  SignUpFlow,
  SignUpState,
} from '@menshen/client';
import type { Resting, Setback } from '../view/useResting.js';

export type AnyFlow = SignInFlow | SignUpFlow;
export type AnyState = SignInState | SignUpState;
export type AnyStep = Resting<AnyState>;
export type AnyMfa = MfaState<SignInState> | MfaState<SignUpState>;

/** A way to prove a second factor, or to set it up. */
export interface FactorProps {
  readonly step: AnyMfa;
  readonly isEnrolling: boolean;
  readonly setback: Setback | null;
  /** Calls the methods of the present step. */
  run(act: (step: AnyMfa) => unknown): void;
}

/** A form of the first step, with what its alert says. */
export interface StartFormProps {
  readonly problem: Problem | null;
  readonly setback: Setback | null;
  readonly notice: string | null;
  onStart(method: SignInMethod): void;
}
