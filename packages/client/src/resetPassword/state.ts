/** The states of a password reset by code: `idle → code → done`. signIn/state.ts says what all states have in common. */
import type { Flow } from '../flow/flow.js';
import type { IdentityProvider } from '../generated/operations.js';
import type { OneOf } from '../operation.js';
import type { Problem } from '../problem.js';
import type { CaptchaState, FailedState, LimitedState, SentCode } from '../signIn/state.js';

/** Where the code goes. */
export type ResetTarget = OneOf<{ readonly email: string; readonly phone: string }>;

export interface ResetIdleState {
  readonly kind: 'idle';
  /** Why no code was sent; null at first. */
  readonly problem: Problem | null;
  start(target: ResetTarget): Promise<ResetPasswordState>;
}

export interface ResetSendingState {
  readonly kind: 'sending';
  readonly step: 'sendCode' | 'captcha' | 'reset';
  readonly previous: Exclude<ResetPasswordState, { readonly kind: 'sending' }>;
  cancel(): void;
}

/** A code is on its way, if an account with this address exists. */
export interface ResetCodeState {
  readonly kind: 'code';
  readonly sent: SentCode;
  readonly problem: Problem | null;
  submit(input: { readonly code: string; readonly newPassword: string }): Promise<ResetPasswordState>;
  resend(): Promise<ResetPasswordState>;
  restart(): void;
}

/** The password was changed: offer to sign in. */
export interface ResetDoneState {
  readonly kind: 'done';
  readonly message: string;
}

export type ResetPasswordState =
  | ResetIdleState
  | ResetSendingState
  | CaptchaState<ResetPasswordState>
  | ResetCodeState
  | LimitedState
  | FailedState<ResetPasswordState>
  | ResetDoneState;

export interface ResetPasswordOptions {
  readonly provider?: IdentityProvider | undefined;
}

export interface ResetPasswordFlow extends Flow<ResetPasswordState> {
  start(target: ResetTarget): Promise<ResetPasswordState>;
}
