/** Where the enrolment of a factor goes next. Pure: a state and an event give the next state. */
import {
  type CommonEvent,
  type FailedData,
  type LimitedData,
  reduceCommon,
  restingState,
  type SendingData,
} from '../flow/reduce.js';
import type {
  AccountResult,
  PasskeyEnrollmentResult,
  TotpEnrollment,
  TotpEnrollmentResult,
} from '../generated/operations.js';
import { type Problem, problemOf } from '../problem.js';

type Resting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'confirm'; readonly enrollment: TotpEnrollment; readonly problem: Problem | null }
  | { readonly kind: 'rejected'; readonly problem: Problem }
  | { readonly kind: 'done'; readonly message: string };

export type EnrollFlowData =
  | Resting
  | SendingData<'enroll', Resting>
  | FailedData<'enroll', Resting>
  | LimitedData<Resting>;

export type EnrollEvent =
  | CommonEvent<'enroll'>
  | { readonly type: 'answered'; readonly result: AccountResult | PasskeyEnrollmentResult | TotpEnrollmentResult }
  | { readonly type: 'problem'; readonly problem: Problem };

export function reduceEnroll(state: EnrollFlowData, event: EnrollEvent): EnrollFlowData {
  if (event.type === 'problem') return { kind: 'rejected', problem: event.problem };
  if (event.type !== 'answered') return reduceCommon(state, event);
  const base = restingState(state);
  const { result } = event;
  switch (result.__typename) {
    case 'TotpEnrollment':
      return { kind: 'confirm', enrollment: result, problem: null };
    case 'AccountUpdated':
      return { kind: 'done', message: result.message };
    case 'PasskeyEnrollment':
      return base;
    case 'AttemptsLimited':
      return { kind: 'limited', message: result.message, retryAt: result.retryAt, previous: base };
    case 'CodeRejected':
    case 'InputRejected':
      if (base.kind === 'confirm') return { ...base, problem: problemOf(result) };
      return { kind: 'rejected', problem: problemOf(result) };
    default:
      return { kind: 'rejected', problem: problemOf(result) };
  }
}
