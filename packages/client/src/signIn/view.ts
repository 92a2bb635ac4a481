/** The state that an application sees: the data that it may show, and the methods that are allowed. */

import type { CaptchaData } from '../flow/captcha.js';
import type { Bind } from '../flow/engine.js';
import type { CodeChannel, MfaAnswer } from '../generated/operations.js';
import type { EnrollData, MfaData, PasswordChangeData, PushData, QrData, SignInData } from './data.js';
import type {
  CaptchaState,
  EnrollState,
  FailedState,
  IdleState,
  LimitedState,
  MfaState,
  PasswordChangeState,
  PushState,
  QrState,
  RejectedState,
  SendingState,
  SignedInState,
  SignedUpState,
  UnavailableState,
} from './state.js';

/** The states of both flows. */
export type AnyState<Input, State> =
  | IdleState<Input, State>
  | RejectedState<Input, State>
  | SendingState<State>
  | CaptchaState<State>
  | MfaState<State>
  | EnrollState<State>
  | PasswordChangeState<State>
  | QrState<State>
  | PushState<State>
  | LimitedState
  | FailedState<State>
  | UnavailableState
  | SignedInState
  | SignedUpState;

/** The methods of the flow, before they are bound to a state. */
export interface Actions<Input, State> {
  start(input: Input): unknown;
  sendCode(phone: string): unknown;
  verify(mfa: MfaData, answer: MfaAnswer): unknown;
  sendMfaCode(mfa: MfaData, channel: CodeChannel, target?: string): unknown;
  startPush(mfa: MfaData): unknown;
  passkey(mfa: MfaData): unknown;
  startLiveness(mfa: MfaData): unknown;
  uploadLiveness(mfa: MfaData, recording: Blob | ArrayBuffer): unknown;
  enrollTotp(mfa: MfaData): unknown;
  confirmTotp(enroll: EnrollData, code: string): unknown;
  enrollPasskey(mfa: MfaData, name?: string): unknown;
  enrollFace(mfa: MfaData, photo: string): unknown;
  changePassword(change: PasswordChangeData, input: { newPassword: string; oldPassword?: string }): unknown;
  resend(push: QrData | PushData): unknown;
  acknowledge(): unknown;
  restart(): void;
  back(): void;
  viewCaptcha(captcha: CaptchaData<unknown>, bind: Bind<State>): CaptchaState<State>;
  viewDetour(
    data: Extract<SignInData, { readonly kind: 'sending' | 'limited' | 'failed' }>,
    bind: Bind<State>,
  ): SendingState<State> | LimitedState | FailedState<State>;
}

export function viewSignIn<Input, State>(
  data: SignInData,
  actions: Actions<Input, State>,
  bind: Bind<State>,
): AnyState<Input, State> {
  const restart = bind(actions.restart);
  const back = bind(actions.back);
  switch (data.kind) {
    case 'idle':
    case 'rejected': {
      const start = bind((input: Input) => actions.start(input));
      const sendCode = bind((phone: string) => actions.sendCode(phone));
      return data.kind === 'idle' ? { ...data, start, sendCode } : { ...data, start, sendCode, restart };
    }
    case 'captcha':
      return actions.viewCaptcha(data, bind);
    case 'mfa':
      return viewMfa(data, actions, bind);
    case 'enroll': {
      const { mfa: _flow, ...shown } = data;
      return {
        ...shown,
        factor: 'TOTP',
        confirm: bind((code: string) => actions.confirmTotp(data, code)),
        back,
        restart,
      };
    }
    case 'passwordChange': {
      const { flow: _secret, ...shown } = data;
      const submit = bind((input: { newPassword: string; oldPassword?: string }) =>
        actions.changePassword(data, input),
      );
      return { ...shown, submit, restart };
    }
    case 'qr':
      return { ...data, status: data.event.status, renew: bind(() => actions.resend(data)), restart };
    case 'push': {
      const { mfa, ...shown } = data;
      const resend = bind(() => actions.resend(data));
      return { ...shown, purpose: mfa ? 'MFA' : 'LOGIN', status: data.event.status, resend, back, restart };
    }
    case 'sending':
    case 'limited':
    case 'failed':
      return actions.viewDetour(data, bind);
    case 'unavailable':
      return { ...data, restart };
    case 'done':
      return { ...data, acknowledge: bind(() => actions.acknowledge()) };
  }
}

function viewMfa<Input, State>(mfa: MfaData, actions: Actions<Input, State>, bind: Bind<State>): MfaState<State> {
  const { flow: _secret, ...shown } = mfa;
  return {
    ...shown,
    verify: bind((answer: MfaAnswer) => actions.verify(mfa, answer)),
    sendCode: bind((channel: CodeChannel, target?: string) => actions.sendMfaCode(mfa, channel, target)),
    startPush: bind(() => actions.startPush(mfa)),
    passkey: bind(() => actions.passkey(mfa)),
    startLiveness: bind(() => actions.startLiveness(mfa)),
    uploadLiveness: bind((recording: Blob | ArrayBuffer) => actions.uploadLiveness(mfa, recording)),
    enrollTotp: bind(() => actions.enrollTotp(mfa)),
    enrollPasskey: bind((name?: string) => actions.enrollPasskey(mfa, name)),
    enrollFace: bind((photo: string) => actions.enrollFace(mfa, photo)),
    restart: bind(actions.restart),
  };
}
