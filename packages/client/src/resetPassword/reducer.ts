/** Where a password reset goes next. Pure: a state and an event give the next state. */
import { type CaptchaData, captchaRejected, captchaRequired } from '../flow/captcha.js';
import {
  type CommonEvent,
  type FailedData,
  type LimitedData,
  reduceCommon,
  restingState,
  type SendingData,
} from '../flow/reduce.js';
import type { CaptchaResult, ResetPasswordResult, SendCodeResult } from '../generated/operations.js';
import { type Problem, problemOf } from '../problem.js';
import type { SentCode } from '../signIn/state.js';

export type ResetStep = 'sendCode' | 'captcha' | 'reset';

export interface ResetIdleData {
  readonly kind: 'idle';
  readonly problem: Problem | null;
}

export interface ResetCodeData {
  readonly kind: 'code';
  readonly sent: SentCode;
  readonly problem: Problem | null;
}

type Resting =
  | ResetIdleData
  | ResetCodeData
  | CaptchaData<ResetIdleData | ResetCodeData>
  | { readonly kind: 'done'; readonly message: string };

export type ResetData =
  | Resting
  | SendingData<ResetStep, Resting>
  | FailedData<ResetStep, Resting>
  | LimitedData<Resting>;

export type ResetEvent =
  | CommonEvent<ResetStep>
  | {
      readonly type: 'answered';
      readonly result: CaptchaResult | ResetPasswordResult | SendCodeResult;
      readonly sent?: Omit<SentCode, 'resendAt'>;
    };

export const RESET_IDLE: ResetIdleData = { kind: 'idle', problem: null };

export function reduceReset(state: ResetData, event: ResetEvent): ResetData {
  if (event.type !== 'answered') return reduceCommon(state, event);
  const base = restingState(state);
  if (base.kind === 'done') return base;
  const origin = base.kind === 'captcha' ? base.origin : base;
  const { result, sent } = event;
  switch (result.__typename) {
    case 'PasswordChanged':
      return { kind: 'done', message: result.message };
    case 'CodeSent':
      return {
        kind: 'code',
        sent: { channel: 'EMAIL', target: null, ...sent, resendAt: result.resendAt },
        problem: null,
      };
    case 'CaptchaRequired':
      return captchaRequired(result, origin, base.kind === 'captcha' ? base : undefined, undefined);
    case 'CaptchaPassed':
      return base;
    case 'CaptchaRejected':
      return base.kind === 'captcha' ? captchaRejected(base, result) : { ...base, problem: problemOf(result) };
    case 'AttemptsLimited':
      return { kind: 'limited', message: result.message, retryAt: result.retryAt, previous: origin };
    default:
      return { ...origin, problem: problemOf(result) };
  }
}
