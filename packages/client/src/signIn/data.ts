/** The data of a login or registration: plain, so that a reducer can be tested with any sequence of events. Holds no secret of the user. */
import type { CaptchaData } from '../flow/captcha.js';
import type { CommonEvent, FailedData, LimitedData, SendingData } from '../flow/reduce.js';
import type {
  AccountResult,
  CaptchaResult,
  LivenessCheck,
  LivenessCheckResult,
  LoginResult,
  MfaFactor,
  MfaFactorKind,
  MfaResult,
  PasskeyChallengeResult,
  PasskeyEnrollmentResult,
  PasswordChangeReason,
  PushAuthEvent,
  PushAuthResult,
  RegisterResult,
  ResetPasswordResult,
  SendCodeResult,
  Session,
  TotpEnrollment,
  TotpEnrollmentResult,
  User,
} from '../generated/operations.js';
import type { FutureOutcome } from '../operation.js';
import type { Problem } from '../problem.js';
import type { SentCode, SignInStep } from './state.js';

export interface IdleData {
  readonly kind: 'idle';
  readonly codeSent: SentCode | null;
  readonly notice: string | null;
  readonly problem: Problem | null;
}

export interface RejectedData {
  readonly kind: 'rejected';
  readonly codeSent: SentCode | null;
  readonly problem: Problem;
}

export interface MfaData {
  readonly kind: 'mfa';
  readonly flow: string;
  readonly message: string;
  readonly factors: readonly MfaFactor[];
  readonly enrollable: readonly MfaFactorKind[];
  readonly expiresAt: string;
  readonly codeSent: SentCode | null;
  readonly liveness: LivenessCheck | null;
  readonly problem: Problem | null;
}

export interface EnrollData {
  readonly kind: 'enroll';
  readonly enrollment: TotpEnrollment;
  readonly problem: Problem | null;
  readonly mfa: MfaData;
}

export interface PasswordChangeData {
  readonly kind: 'passwordChange';
  readonly flow: string;
  readonly reason: PasswordChangeReason;
  readonly message: string;
  readonly problem: Problem | null;
}

export interface QrData {
  readonly kind: 'qr';
  readonly event: PushAuthEvent;
  readonly problem: Problem | null;
}

export interface PushData {
  readonly kind: 'push';
  readonly event: PushAuthEvent;
  readonly problem: Problem | null;
  /** The second factor that the push is for; null if it begins a login. */
  readonly mfa: MfaData | null;
}

export interface UnavailableData {
  readonly kind: 'unavailable';
  readonly problem: Problem;
}

export interface DoneData {
  readonly kind: 'done';
  readonly user: User | null;
  readonly session: Session | null;
  readonly isNewUser: boolean;
  readonly recoveryCode: string | null;
}

/** All states but those that lie on top of another one. */
export type RestingData =
  | IdleData
  | RejectedData
  | CaptchaData<IdleData | RejectedData>
  | MfaData
  | EnrollData
  | PasswordChangeData
  | QrData
  | PushData
  | UnavailableData
  | DoneData;

export type SignInData =
  | RestingData
  | SendingData<SignInStep, RestingData>
  | FailedData<SignInStep, RestingData>
  | LimitedData<RestingData>;

/** Results that the reducer takes as the end of a step. */
export type Answer =
  | Exclude<
      | AccountResult
      | CaptchaResult
      | LivenessCheckResult
      | LoginResult
      | MfaResult
      | PasskeyChallengeResult
      | PasskeyEnrollmentResult
      | PushAuthResult
      | RegisterResult
      | ResetPasswordResult
      | SendCodeResult
      | TotpEnrollmentResult,
      FutureOutcome
    >
  | FutureOutcome;

export type SignInEvent =
  | CommonEvent<SignInStep>
  /** `sent` says where a code went, if the result is `CodeSent`. */
  | { readonly type: 'answered'; readonly result: Answer; readonly sent?: Omit<SentCode, 'resendAt'> }
  | { readonly type: 'problem'; readonly problem: Problem }
  | { readonly type: 'pushEvent'; readonly event: PushAuthEvent; readonly problem: Problem | null }
  | { readonly type: 'acknowledged' };

export const IDLE: IdleData = { kind: 'idle', codeSent: null, notice: null, problem: null };
