/** The client with all flows and operations. */
import type { Client, ClientOptions } from './client.js';
import type { EnrollOptions, EnrollPasskeyFlow, EnrollTotpFlow } from './enroll/state.js';
import type { Operations, PasskeyAnswer, PasskeyPurpose, PushAuthEvent } from './generated/operations.js';
import type { RequestOptions } from './operation.js';
import type { PasskeyPrompt } from './passkeys/prompt.js';
import type { ResetPasswordFlow, ResetPasswordOptions } from './resetPassword/state.js';
import type { SignUpFlow, SignUpOptions } from './signIn/state.js';
import type { Prove } from './stepUp.js';

export interface MenshenOptions extends Omit<ClientOptions, 'passkeys' | 'pushAuth'> {
  /** Passkeys of an app that is not a browser. Default: those of the browser. */
  readonly passkeys?: PasskeyPrompt | undefined;
}

export interface Menshen extends Client {
  /** The operations of the server, by name. @throws MenshenError */
  readonly operations: Operations;
  signUp(options?: SignUpOptions): SignUpFlow;
  resetPassword(options?: ResetPasswordOptions): ResetPasswordFlow;
  enrollTotp(options?: EnrollOptions): EnrollTotpFlow;
  enrollPasskey(options?: EnrollOptions): EnrollPasskeyFlow;
  /** Runs `work`. If it fails with STEP_UP_REQUIRED: asks `prove` for a proof, sends it, and runs `work` once more. */
  withStepUp<Result>(work: () => Promise<Result>, prove: Prove): Promise<Result>;
  /** Opens the browser's passkey prompt. @returns null when the user cancels @throws MenshenError NOT_SUPPORTED_HERE */
  passkeyAnswer(purpose: PasskeyPurpose, options?: RequestOptions): Promise<PasskeyAnswer | null>;
  /** The states of an event, the present one first, until a final one. */
  followPushAuth(event: PushAuthEvent, options?: RequestOptions): AsyncIterable<PushAuthEvent>;
}
