/**
 * The states in which a signed-in user adds an authenticator app or a passkey. Both need a fresh proof: without one the state is
 * `failed` with the code STEP_UP_REQUIRED, and `retry` goes on after a step-up, unless the flow was given `prove`.
 */
import type { Flow } from '../flow/flow.js';
import type { TotpEnrollment } from '../generated/operations.js';
import type { Problem } from '../problem.js';
import type { FailedState, LimitedState } from '../signIn/state.js';
import type { Prove } from '../stepUp.js';

export interface EnrollIdleState<Input, State> {
  readonly kind: 'idle';
  start(input?: Input): Promise<State>;
}

export interface EnrollSendingState<State> {
  readonly kind: 'sending';
  readonly previous: Exclude<State, { readonly kind: 'sending' }>;
  cancel(): void;
}

/** The factor was not added. */
export interface EnrollRejectedState<State> {
  readonly kind: 'rejected';
  readonly problem: Problem;
  retry(): Promise<State>;
  restart(): void;
}

/** Show `enrollment.qrCodeDataUrl` and `enrollment.recoveryCode`, and ask for the code that the app shows. */
export interface TotpConfirmState {
  readonly kind: 'confirm';
  readonly enrollment: TotpEnrollment;
  readonly problem: Problem | null;
  confirm(code: string): Promise<EnrollTotpState>;
  restart(): void;
}

export interface EnrollDoneState {
  readonly kind: 'done';
  readonly message: string;
}

export type EnrollTotpState =
  | EnrollIdleState<undefined, EnrollTotpState>
  | EnrollSendingState<EnrollTotpState>
  | TotpConfirmState
  | EnrollRejectedState<EnrollTotpState>
  | LimitedState
  | FailedState<EnrollTotpState>
  | EnrollDoneState;

export interface PasskeyInput {
  /** How the list of passkeys names it, at most 64 characters. */
  readonly name?: string | undefined;
}

export type EnrollPasskeyState =
  | EnrollIdleState<PasskeyInput, EnrollPasskeyState>
  | EnrollSendingState<EnrollPasskeyState>
  | EnrollRejectedState<EnrollPasskeyState>
  | LimitedState
  | FailedState<EnrollPasskeyState>
  | EnrollDoneState;

export interface EnrollOptions {
  /** Asks the user for a fresh proof when the server requires one. */
  readonly prove?: Prove | undefined;
}

export interface EnrollTotpFlow extends Flow<EnrollTotpState> {
  start(): Promise<EnrollTotpState>;
}

export interface EnrollPasskeyFlow extends Flow<EnrollPasskeyState> {
  start(input?: PasskeyInput): Promise<EnrollPasskeyState>;
}
