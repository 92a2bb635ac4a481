/** Where a login or registration goes next. Pure: a state and an event give the next state. */
import { isOpen } from '../events/status.js';
import { captchaRejected, captchaRequired } from '../flow/captcha.js';
import { reduceCommon, restingState } from '../flow/reduce.js';
import type { PushAuthEvent } from '../generated/operations.js';
import { type Problem, problemOf } from '../problem.js';
import {
  type Answer,
  IDLE,
  type IdleData,
  type RejectedData,
  type RestingData,
  type SignInData,
  type SignInEvent,
} from './data.js';
import type { SentCode, SignInStep } from './state.js';

export function reduceSignIn(state: SignInData, event: SignInEvent): SignInData {
  switch (event.type) {
    case 'answered': {
      const step = state.kind === 'sending' ? state.step : undefined;
      return answered(restingState(state), event.result, step, event.sent);
    }
    case 'problem':
      return withProblem(restingState(state), event.problem);
    case 'pushEvent':
      return pushEvent(state, event.event, event.problem);
    case 'acknowledged':
      return state.kind === 'done' ? { ...state, recoveryCode: null } : state;
    case 'back':
      if (state.kind === 'enroll') return state.mfa;
      if (state.kind === 'push') return state.mfa ?? IDLE;
      return reduceCommon(state, event);
    default:
      return reduceCommon(state, event);
  }
}

function answered(
  base: RestingData,
  result: Answer,
  step: SignInStep | undefined,
  sent: Omit<SentCode, 'resendAt'> | undefined,
): SignInData {
  switch (result.__typename) {
    case 'LoginSuccess': {
      const { user, session, isNewUser, newRecoveryCode } = result;
      return { kind: 'done', user, session, isNewUser, recoveryCode: newRecoveryCode };
    }
    case 'RegisterSuccess':
      return { kind: 'done', user: result.user, session: result.session, isNewUser: true, recoveryCode: null };
    case 'MfaRequired': {
      const { flow, message, factors, enrollable, expiresAt } = result;
      const rest = { codeSent: null, liveness: null, problem: null };
      return { kind: 'mfa', flow, message, factors, enrollable, expiresAt, ...rest };
    }
    case 'PasswordChangeRequired': {
      const { flow, reason, message } = result;
      return { kind: 'passwordChange', flow, reason, message, problem: null };
    }
    case 'PasswordChanged':
      return { ...IDLE, notice: result.message };
    case 'CaptchaRequired':
      return captchaRequired(result, origin(base), base.kind === 'captcha' ? base : undefined, step);
    case 'CaptchaRejected':
      return base.kind === 'captcha' ? captchaRejected(base, result) : withProblem(base, problemOf(result));
    case 'CodeSent':
      return codeSent(base, { channel: 'SMS', target: null, ...sent, resendAt: result.resendAt });
    case 'PushAuthStarted': {
      const { event } = result;
      if (event.kind === 'QR_CODE') return { kind: 'qr', event, problem: null };
      const mfa = base.kind === 'mfa' ? base : base.kind === 'push' ? base.mfa : null;
      return { kind: 'push', event, problem: null, mfa };
    }
    case 'PushAuthPending':
      return base.kind === 'qr' || base.kind === 'push' ? { ...base, event: result.event, problem: null } : base;
    case 'TotpEnrollment':
      return base.kind === 'mfa' ? { kind: 'enroll', enrollment: result, problem: null, mfa: base } : base;
    case 'LivenessCheckUpdated':
      return base.kind === 'mfa' ? { ...base, liveness: result.check, problem: null } : base;
    // The step goes on with another request.
    case 'AccountUpdated':
    case 'CaptchaPassed':
    case 'PasskeyChallenge':
    case 'PasskeyEnrollment':
      return base;
    case 'AttemptsLimited': {
      // The other ways to prove a factor stay open.
      const isAside = base.kind === 'mfa' && step !== 'mfa';
      const { message, retryAt } = result;
      return isAside ? withProblem(base, problemOf(result)) : { kind: 'limited', message, retryAt, previous: base };
    }
    case 'AccountUnavailable':
    case 'RegistrationDisabled':
      return { kind: 'unavailable', problem: problemOf(result) };
    case 'FlowExpired':
      return flowExpired(base, problemOf(result), step);
    default:
      return refused(base, problemOf(result), step);
  }
}

function codeSent(base: RestingData, sent: SentCode): SignInData {
  switch (base.kind) {
    case 'idle':
    case 'mfa':
      return { ...base, codeSent: sent, problem: null };
    case 'rejected':
      return { ...base, codeSent: sent };
    case 'captcha':
      return { ...base.origin, codeSent: sent };
    default:
      return base;
  }
}

function flowExpired(base: RestingData, problem: Problem, step: SignInStep | undefined): SignInData {
  // The attempt itself is kept, so that it can be repeated for another challenge.
  if (base.kind === 'captcha' && step === 'captcha') return { ...base, problem, isSpent: true };
  if (base.kind === 'qr' || (base.kind === 'push' && base.mfa === null)) return refused(base, problem, step);
  return rejected(base, problem);
}

/** The server said no: the step can be tried again where the user can correct something, otherwise the attempt is over. */
function refused(base: RestingData, problem: Problem, step: SignInStep | undefined): SignInData {
  switch (base.kind) {
    case 'idle':
    case 'rejected':
      return step === 'sendCode' || step === 'passkey' ? withProblem(base, problem) : rejected(base, problem);
    case 'captcha':
      return rejected(base, problem);
    case 'enroll':
      // The app is set up. What was refused is the proof that follows.
      if (problem.outcome !== 'MfaRejected') return withProblem(base, problem);
      return { ...base.mfa, factors: [{ kind: 'TOTP', maskedTarget: null }], problem };
    case 'mfa':
    case 'push':
      return problem.attemptsLeft === 0 ? rejected(base, problem) : withProblem(base, problem);
    default:
      return withProblem(base, problem);
  }
}

function rejected(base: RestingData, problem: Problem): RejectedData {
  return { kind: 'rejected', problem, codeSent: origin(base).codeSent };
}

function withProblem(base: RestingData, problem: Problem): SignInData {
  switch (base.kind) {
    case 'done':
    case 'unavailable':
      return base;
    case 'qr':
    case 'push':
      // The event has had its use.
      return {
        ...base,
        problem,
        event: isOpen(base.event.status) ? { ...base.event, status: 'ALREADY_HANDLED' } : base.event,
      };
    default:
      return { ...base, problem };
  }
}

function pushEvent(state: SignInData, event: PushAuthEvent, problem: Problem | null): SignInData {
  if ((state.kind !== 'qr' && state.kind !== 'push') || state.event.id !== event.id) return state;
  // The first report is the event itself. Another state would make the methods of the present one useless.
  return state.event === event ? state : { ...state, event, problem };
}

function origin(base: RestingData): IdleData | RejectedData {
  if (base.kind === 'captcha') return base.origin;
  return base.kind === 'idle' || base.kind === 'rejected' ? base : IDLE;
}
