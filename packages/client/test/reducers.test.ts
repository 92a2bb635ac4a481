/** The reducers under any sequence of answers and user actions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnrollEvent, type EnrollFlowData, reduceEnroll } from '../src/enroll/reducer.js';
import type { FlowParts } from '../src/flow/parts.js';
import { RESET_IDLE, type ResetData, type ResetEvent, reduceReset } from '../src/resetPassword/reducer.js';
import { IDLE, type SignInData, type SignInEvent } from '../src/signIn/data.js';
import { reduceSignIn } from '../src/signIn/reducer.js';
import { SignIn } from '../src/signIn/signIn.js';
import type { SignInState } from '../src/signIn/state.js';

const text = fc.constantFrom('a', 'b', 'c');
const time = fc.constantFrom('2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z');
const challenge = fc.constantFrom(
  { __typename: 'ImageChallenge', id: '1', imageDataUrl: 'data:', expiresAt: '2030-01-01T00:00:00Z' },
  { __typename: 'NewChallenge' },
);
const pushEvent = fc.record({
  id: text,
  kind: fc.constantFrom('QR_CODE', 'PUSH'),
  purpose: fc.constantFrom('LOGIN', 'MFA'),
  status: fc.constantFrom('PENDING', 'SCANNED', 'APPROVED', 'REJECTED', 'EXPIRED', 'ALREADY_HANDLED'),
  matchNumber: fc.constant(null),
  pollAfterMs: fc.constant(1000),
  expiresAt: time,
  qrCode: fc.constant(null),
});
const OUTCOME = { code: fc.constant('X'), message: text, requestId: text };
const named = (__typename: string, fields = {}) =>
  fc.record({ __typename: fc.constant(__typename), ...OUTCOME, ...fields });
const PLAIN = [
  'AccountUnavailable',
  'AccountUpdated',
  'AlreadyEnrolled',
  'AlreadyRegistered',
  'CaptchaPassed',
  'CodeRejected',
  'EmailUnverified',
  'FlowExpired',
  'InvalidCredentials',
  'LivenessCheckUpdated',
  'PasskeyChallenge',
  'PasskeyEnrollment',
  'PasswordChanged',
  'PushAuthExpired',
  'PushAuthRejected',
  'PushAuthUnavailable',
  'RegistrationDisabled',
  'TooManyPasskeys',
  'TotpEnrollment',
  'AddedByALaterServer',
];
const session = fc.constant({ id: 's' });
const result = fc.oneof(
  ...PLAIN.map((name) => named(name)),
  named('AttemptsLimited', { retryAt: time }),
  named('CaptchaRejected', { nextChallenge: fc.option(challenge) }),
  named('CaptchaRequired', {
    challenge,
    captchaReason: fc.constantFrom('POLICY', 'PROVIDER'),
    continuation: fc.option(text),
  }),
  named('CodeSent', { resendAt: time }),
  named('InputRejected', { fields: fc.constant([{ path: 'p', rule: 'EMPTY', params: {}, message: 'm' }]) }),
  named('LoginSuccess', { session, user: session, isNewUser: fc.boolean(), newRecoveryCode: fc.option(text) }),
  named('MfaRejected', { attemptsLeft: fc.nat(5) }),
  named('MfaRequired', { flow: text, factors: fc.constant([]), enrollable: fc.constant([]), expiresAt: time }),
  named('PasswordChangeRequired', { flow: text, reason: fc.constantFrom('FORCED', 'FIRST_LOGIN') }),
  named('PushAuthPending', { event: pushEvent }),
  named('PushAuthStarted', { event: pushEvent }),
  named('RegisterSuccess', { session: fc.option(session), user: fc.option(session) }),
);
const error = fc.constant({
  code: 'NETWORK_ERROR',
  message: 'm',
  requestId: null,
  retryAt: null,
  retryable: true,
  kinds: [],
});
const problem = fc.constant({
  outcome: 'PasskeyCancelled',
  message: 'm',
  fields: [],
  attemptsLeft: null,
  retryAt: null,
  requestId: null,
});
const step = fc.constantFrom(
  'login',
  'register',
  'captcha',
  'sendCode',
  'mfa',
  'enroll',
  'passwordChange',
  'qr',
  'push',
  'passkey',
  'liveness',
);
const common = [
  fc.record({ type: fc.constant('sent'), step }),
  fc.record({ type: fc.constant('failed'), step, error }),
  fc.record({ type: fc.constantFrom('cancelled', 'back') }),
  fc.record({ type: fc.constant('answered'), result }),
];
/** Answers of any kind in any state, also those that no server would give. */
const signInEvents = fc.array(
  fc.oneof(
    ...common,
    fc.record({ type: fc.constant('problem'), problem }),
    fc.record({ type: fc.constant('pushEvent'), event: pushEvent, problem: fc.option(problem) }),
    fc.record({ type: fc.constant('acknowledged') }),
  ),
  { maxLength: 30 },
) as unknown as fc.Arbitrary<SignInEvent[]>;

const after = (events: readonly SignInEvent[]) => events.reduce<SignInData>(reduceSignIn, IDLE);

/** Shows any data as the flow would. */
class Viewer extends SignIn {
  show(data: SignInData): SignInState {
    return this.view(data, () => async () => this.state);
  }
}
const viewer = new Viewer({ language: () => 'en' } as FlowParts);

/** The names of the methods that the state carries. */
function waysOn(data: SignInData): string[] {
  return Object.entries(viewer.show(data)).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
}

describe('the reducer of logins and registrations', () => {
  it('never throws, holds only plain data, and changes no state in place', () => {
    fc.assert(
      fc.property(signInEvents, (events) => {
        let state: SignInData = IDLE;
        for (const event of events) {
          const before = JSON.stringify(state);
          const next = reduceSignIn(state, event);
          expect(JSON.stringify(state)).toBe(before);
          expect(structuredClone(next)).toEqual(next);
          state = next;
        }
      }),
    );
  });

  it('leaves a way on in every state', () => {
    fc.assert(
      fc.property(signInEvents, (events) => {
        const state = after(events);
        expect(state.kind === 'done' || waysOn(state).some((name) => name !== 'acknowledge')).toBe(true);
        if (!['idle', 'sending', 'done'].includes(state.kind)) expect(waysOn(state)).toContain('restart');
      }),
    );
  });

  it('returns to the same step after a failure, and to the state before it', () => {
    fc.assert(
      fc.property(signInEvents, step, error, (events, name, failure) => {
        const sent = { type: 'sent', step: name } as SignInEvent;
        const pending = reduceSignIn(after(events), sent);
        const failed = reduceSignIn(pending, { type: 'failed', step: name, error: failure } as unknown as SignInEvent);
        expect(reduceSignIn(failed, sent)).toEqual(pending);
        expect(reduceSignIn(failed, { type: 'back' })).toEqual(reduceSignIn(pending, { type: 'cancelled' }));
      }),
    );
  });

  it('keeps an open second factor until the flow ends', () => {
    const ends = [
      'AccountUnavailable',
      'FlowExpired',
      'RegistrationDisabled',
      'LoginSuccess',
      'RegisterSuccess',
      'PasswordChanged',
      'PasswordChangeRequired',
      'MfaRequired',
      'CaptchaRequired',
    ];
    const mfa = reduceSignIn(IDLE, {
      type: 'answered',
      result: {
        __typename: 'MfaRequired',
        flow: 'f',
        factors: [],
        enrollable: [],
        expiresAt: '',
        code: 'X',
        message: '',
        requestId: '',
      },
    } as unknown as SignInEvent);
    fc.assert(
      fc.property(result, step, (answer, name) => {
        fc.pre(!ends.includes(answer.__typename) && !('attemptsLeft' in answer && answer.attemptsLeft === 0));
        let state = reduceSignIn(mfa, { type: 'sent', step: name } as SignInEvent);
        state = reduceSignIn(state, { type: 'answered', result: answer } as unknown as SignInEvent);
        // Whatever lies on top, its way back leads to the factors. A QR code is no part of a second factor.
        if (state.kind === 'qr') return;
        expect(['mfa', 'enroll', 'push', 'limited']).toContain(state.kind);
        expect(state.kind === 'mfa' ? state : reduceSignIn(state, { type: 'back' })).toMatchObject({
          kind: 'mfa',
          flow: 'f',
        });
      }),
    );
  });
});

describe('the reducers of resets and enrolments', () => {
  const events = fc.array(fc.oneof(...common, fc.record({ type: fc.constant('answered'), result })), { maxLength: 30 });

  it('never throw, and return to the same step after a failure', () => {
    fc.assert(
      fc.property(events, error, (list, failure) => {
        const reset = (list as unknown as ResetEvent[]).reduce<ResetData>(reduceReset, RESET_IDLE);
        const enroll = (list as unknown as EnrollEvent[]).reduce<EnrollFlowData>(reduceEnroll, { kind: 'idle' });
        const pending = reduceReset(reset, { type: 'sent', step: 'reset' });
        const failed = reduceReset(pending, { type: 'failed', step: 'reset', error: failure as never });
        expect(reduceReset(failed, { type: 'sent', step: 'reset' })).toEqual(pending);
        const adding = reduceEnroll(enroll, { type: 'sent', step: 'enroll' });
        const broken = reduceEnroll(adding, { type: 'failed', step: 'enroll', error: failure as never });
        expect(reduceEnroll(broken, { type: 'sent', step: 'enroll' })).toEqual(adding);
      }),
    );
  });
});
