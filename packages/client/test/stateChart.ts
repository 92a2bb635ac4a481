/** Every step of a login that the reducer takes: from a state, by an outcome, to a state. The reference is printed from it. */
import { type Answer, IDLE, type SignInData } from '../src/signIn/data.js';
import { reduceSignIn } from '../src/signIn/reducer.js';
import type { SignInStep } from '../src/signIn/state.js';

export interface Transition {
  readonly from: string;
  readonly step: SignInStep;
  readonly outcome: string;
  readonly to: string;
}

const EVENT = { id: 'event', status: 'PENDING', purpose: 'LOGIN', matchNumber: '12', pollAfterMs: 1 };
const FLOW = { flow: 'flow', message: '', expiresAt: '', reason: 'FORCED' };
/** The fields that the reducer reads, by outcome. */
const FIELDS: Readonly<Record<string, object>> = {
  MfaRequired: { ...FLOW, factors: [], enrollable: [] },
  MfaRejected: { attemptsLeft: 3 },
  PasswordChangeRequired: FLOW,
  CaptchaRequired: { continuation: 'held', captchaReason: 'POLICY', challenge: { __typename: 'ImageChallenge' } },
  CaptchaRejected: { nextChallenge: { __typename: 'ImageChallenge' } },
  PushAuthPending: { event: EVENT },
  AttemptsLimited: { retryAt: '' },
  CodeSent: { resendAt: '' },
  InputRejected: { fields: [] },
};

const answer = (name: string, fields: object = FIELDS[name] ?? {}) =>
  ({ __typename: name, code: 'X', message: '', requestId: '', ...fields }) as unknown as Answer;
const started = (kind: 'QR_CODE' | 'PUSH') => answer('PushAuthStarted', { event: { ...EVENT, kind } });

function after(state: SignInData, step: SignInStep, result: Answer): SignInData {
  return reduceSignIn(reduceSignIn(state, { type: 'sent', step }), { type: 'answered', result });
}

/** A state of each kind, and the steps that its methods take with the union of their result. */
function statesAndSteps(): readonly (readonly [SignInData, Readonly<Partial<Record<SignInStep, string>>>])[] {
  const mfa = after(IDLE, 'login', answer('MfaRequired'));
  return [
    [IDLE, { login: 'LoginResult', sendCode: 'SendCodeResult', qr: 'PushAuthResult', push: 'PushAuthResult' }],
    [after(IDLE, 'login', answer('CaptchaRequired')), { captcha: 'LoginResult' }],
    [mfa, { mfa: 'MfaResult', sendCode: 'SendCodeResult', push: 'PushAuthResult', enroll: 'TotpEnrollmentResult' }],
    [after(mfa, 'enroll', answer('TotpEnrollment')), { enroll: 'AccountResult', mfa: 'MfaResult' }],
    [after(mfa, 'push', started('PUSH')), { mfa: 'MfaResult' }],
    [after(IDLE, 'qr', started('QR_CODE')), { login: 'LoginResult' }],
    [after(IDLE, 'login', answer('PasswordChangeRequired')), { passwordChange: 'ResetPasswordResult' }],
  ];
}

/** @param membersOf the members of a union of the schema */
export function transitions(membersOf: (union: string) => readonly string[]): readonly Transition[] {
  return statesAndSteps().flatMap(([state, steps]) =>
    Object.entries(steps).flatMap(([name, union]) => {
      const step = name as SignInStep;
      return membersOf(union).map((outcome) => {
        const result = outcome === 'PushAuthStarted' ? started(step === 'qr' ? 'QR_CODE' : 'PUSH') : answer(outcome);
        return { from: state.kind, step, outcome, to: after(state, step, result).kind };
      });
    }),
  );
}
