/**
 * The states of a login or registration, as an application sees them. `kind` names the state. Each state carries the methods
 * that are allowed in it, bound, so that they can be passed on as event handlers. A method resolves to the next state that
 * waits for the user; it never rejects. A method of a state that has passed does nothing.
 */
import type { ErrorInfo } from '../errors.js';
import type { Flow } from '../flow/flow.js';
import type {
  CaptchaAnswer,
  CaptchaChallenge,
  CaptchaReason,
  CodeChannel,
  IdentityProvider,
  LivenessCheck,
  LoginMethod,
  LoginResult,
  MfaAnswer,
  MfaFactor,
  MfaFactorKind,
  PasswordChangeReason,
  PushAuthEvent,
  PushAuthStatus,
  RegisterInput,
  Session,
  TotpEnrollment,
  User,
} from '../generated/operations.js';
import type { Problem } from '../problem.js';

/**
 * How to sign in: a method of the server, or one that this client walks through. `qrCode` shows a QR code, `push` asks the
 * user's phone, and `passkey: true` opens the browser's prompt.
 */
export type SignInMethod =
  | LoginMethod
  | { readonly qrCode: true }
  | { readonly push: { readonly uid: string } }
  | { readonly passkey: true };

/** The registration of an account. `forceLogin` is true unless you set it. */
export type SignUpInput = Omit<RegisterInput, 'captchaPass' | 'provider'>;

/** A verification code on its way. */
export interface SentCode {
  readonly channel: CodeChannel;
  /** The phone or e-mail address that the caller named; null if the code went to the account's own. */
  readonly target: string | null;
  /** The earliest time for another code, ISO 8601. */
  readonly resendAt: string;
}

/** What is under way while the state is `sending`. */
export type SignInStep =
  | 'login'
  | 'register'
  | 'captcha'
  | 'sendCode'
  | 'mfa'
  | 'enroll'
  | 'passwordChange'
  | 'qr'
  | 'push'
  | 'passkey'
  | 'liveness'
  | 'session';

interface Startable<Input, State> {
  /** The code that `sendCode` sent; null before. */
  readonly codeSent: SentCode | null;
  start(input: Input): Promise<State>;
  /** Sends a code to this phone, for a login or registration by phone. */
  sendCode(phone: string): Promise<State>;
}

/** Nothing has begun. */
export interface IdleState<Input, State> extends Startable<Input, State> {
  readonly kind: 'idle';
  /** What was finished before, such as a password change after which the user signs in again; null at first. */
  readonly notice: string | null;
  /** Why `sendCode` or a passkey prompt did not succeed; null otherwise. */
  readonly problem: Problem | null;
}

/** The attempt was refused: show the problem and let the user try again. */
export interface RejectedState<Input, State> extends Startable<Input, State> {
  readonly kind: 'rejected';
  readonly problem: Problem;
  restart(): void;
}

/** A request is under way. Keep `previous` on the screen, with its controls disabled. */
export interface SendingState<State> {
  readonly kind: 'sending';
  readonly step: SignInStep;
  readonly previous: Exclude<State, { readonly kind: 'sending' }>;
  /** Aborts the request and returns to `previous`. */
  cancel(): void;
}

/** A captcha is required. Show `challenge` with `mountCaptcha`, or its picture if it is an `ImageChallenge`. */
export interface CaptchaState<State> {
  readonly kind: 'captcha';
  readonly challenge: CaptchaChallenge;
  readonly reason: CaptchaReason;
  readonly message: string;
  /** Why the last answer was refused; null at first. */
  readonly problem: Problem | null;
  solve(answer: CaptchaAnswer): Promise<State>;
  /** Requests a new challenge, for one that expired or did not load. */
  renew(): Promise<State>;
  restart(): void;
}

/** A second factor is required. */
export interface MfaState<State> {
  readonly kind: 'mfa';
  readonly message: string;
  /** What the account can prove now, any one of them. */
  readonly factors: readonly MfaFactor[];
  /** What the user can set up in this login, if `factors` is empty. */
  readonly enrollable: readonly MfaFactorKind[];
  /** When the login ends, ISO 8601. */
  readonly expiresAt: string;
  /** The code that `sendCode` sent; null before. */
  readonly codeSent: SentCode | null;
  /** The check that `startLiveness` created; null before. */
  readonly liveness: LivenessCheck | null;
  /** Why the last attempt failed; null at first. */
  readonly problem: Problem | null;
  /** Proves a factor by a code, a photo (JPEG or PNG as `data:` URL) or the id of a finished event or check. */
  verify(answer: MfaAnswer): Promise<State>;
  /** @param target the phone or e-mail address to enrol, for an account without a factor; otherwise leave it out */
  sendCode(channel: CodeChannel, target?: string): Promise<State>;
  /** Asks the user's phone: leads to the state `push`. */
  startPush(): Promise<State>;
  /** Opens the browser's passkey prompt. */
  passkey(): Promise<State>;
  /** Creates a liveness check: run the vendor's SDK with `liveness.sdkToken`. */
  startLiveness(): Promise<State>;
  /** Uploads the recording of the vendor's SDK, and proves the factor with it. */
  uploadLiveness(recording: Blob | ArrayBuffer): Promise<State>;
  /** Sets up an authenticator app: leads to the state `enroll`. */
  enrollTotp(): Promise<State>;
  /** Creates a passkey and proves the factor with it. The browser prompts twice. */
  enrollPasskey(name?: string): Promise<State>;
  /** Stores a photo of the user and proves the factor with it. @param photo JPEG or PNG as `data:` URL */
  enrollFace(photo: string): Promise<State>;
  restart(): void;
}

/** The user adds an authenticator app: show `enrollment.qrCodeDataUrl` and `enrollment.recoveryCode`. */
export interface EnrollState<State> {
  readonly kind: 'enroll';
  readonly factor: 'TOTP';
  readonly enrollment: TotpEnrollment;
  readonly problem: Problem | null;
  /** @param code that the app shows */
  confirm(code: string): Promise<State>;
  /** Returns to the choice of factors. */
  back(): void;
  restart(): void;
}

/** The user must choose a new password. */
export interface PasswordChangeState<State> {
  readonly kind: 'passwordChange';
  /** FORCED requires `oldPassword`. */
  readonly reason: PasswordChangeReason;
  readonly message: string;
  readonly problem: Problem | null;
  /** After a login by password the flow signs in with the new one; otherwise it returns to `idle` with a notice. */
  submit(input: { readonly newPassword: string; readonly oldPassword?: string }): Promise<State>;
  restart(): void;
}

/** Show `event.qrCode`. The flow follows the event and signs in when the phone approves. */
export interface QrState<State> {
  readonly kind: 'qr';
  readonly event: PushAuthEvent;
  /** PENDING or SCANNED; REJECTED, EXPIRED or ALREADY_HANDLED: call `renew`. */
  readonly status: PushAuthStatus;
  /** Why the event does not lead on; null while it does. */
  readonly problem: Problem | null;
  /** Shows another QR code. */
  renew(): Promise<State>;
  restart(): void;
}

/** The user's phone asks for approval: show `event.matchNumber`. The flow goes on when the phone approves. */
export interface PushState<State> {
  readonly kind: 'push';
  readonly purpose: 'LOGIN' | 'MFA';
  readonly event: PushAuthEvent;
  /** PENDING or SCANNED; REJECTED, EXPIRED or ALREADY_HANDLED: call `resend`. */
  readonly status: PushAuthStatus;
  readonly problem: Problem | null;
  /** Asks the phone again. */
  resend(): Promise<State>;
  /** Returns to the choice of factors, or to `idle` where the push began the login. */
  back(): void;
  restart(): void;
}

/** Too many attempts. */
export interface LimitedState {
  readonly kind: 'limited';
  readonly message: string;
  /** The earliest time at which another attempt can succeed, ISO 8601. */
  readonly retryAt: string;
  /** Returns to the step that was refused. */
  back(): void;
  restart(): void;
}

/** The step failed, the flow is kept. */
export interface FailedState<State> {
  readonly kind: 'failed';
  readonly error: ErrorInfo;
  /** Repeats the step. Absent where a repetition cannot succeed. */
  readonly retry?: () => Promise<State>;
  /** Returns to the state before the step. */
  back(): void;
  restart(): void;
}

/** This account cannot sign in or register here. */
export interface UnavailableState {
  readonly kind: 'unavailable';
  readonly problem: Problem;
  restart(): void;
}

interface Done {
  readonly kind: 'done';
  /** The new recovery code, if the old one was used: the user must keep it. It is shown only here. Null after `acknowledge`. */
  readonly recoveryCode: string | null;
  /** The user has kept the recovery code. */
  acknowledge(): void;
}

/** The user is signed in. */
export interface SignedInState extends Done {
  readonly user: User;
  readonly session: Session;
  /** The login created the account. */
  readonly isNewUser: boolean;
}

/** The account exists. Without `forceLogin`, or where the account must be activated first, there is no session. */
export interface SignedUpState extends Done {
  readonly user: User | null;
  readonly session: Session | null;
}

export type SignInState =
  | IdleState<SignInMethod, SignInState>
  | RejectedState<SignInMethod, SignInState>
  | SendingState<SignInState>
  | CaptchaState<SignInState>
  | MfaState<SignInState>
  | EnrollState<SignInState>
  | PasswordChangeState<SignInState>
  | QrState<SignInState>
  | PushState<SignInState>
  | LimitedState
  | FailedState<SignInState>
  | UnavailableState
  | SignedInState;

export type SignUpState =
  | IdleState<SignUpInput, SignUpState>
  | RejectedState<SignUpInput, SignUpState>
  | SendingState<SignUpState>
  | CaptchaState<SignUpState>
  | MfaState<SignUpState>
  | EnrollState<SignUpState>
  | PasswordChangeState<SignUpState>
  | QrState<SignUpState>
  | PushState<SignUpState>
  | LimitedState
  | FailedState<SignUpState>
  | UnavailableState
  | SignedUpState;

export interface SignInFlowOptions {
  /** The identity provider; the server's default if left out. */
  readonly provider?: IdentityProvider | undefined;
  /** Creates an account for a phone or social identity without one. */
  readonly autoRegister?: boolean | undefined;
  /** Offers passkeys in the browser's autofill (`autocomplete="username webauthn"`) while the flow is idle. */
  readonly conditionalPasskey?: boolean | undefined;
}

export interface SignUpOptions {
  /** The identity provider; the server's default if left out. */
  readonly provider?: IdentityProvider | undefined;
}

export interface SignInFlow extends Flow<SignInState> {
  /** Begins a login, from any state. Aborts what is under way. */
  start(method: SignInMethod): Promise<SignInState>;
  /** Goes on with a login that began elsewhere, from its result. Aborts what is under way. */
  resume(result: LoginResult): SignInState;
  /** Sends a login code to this phone. */
  sendCode(phone: string): Promise<SignInState>;
}

export interface SignUpFlow extends Flow<SignUpState> {
  /** Begins a registration, from any state. Aborts what is under way. */
  start(input: SignUpInput): Promise<SignUpState>;
  /** Sends a registration code to this phone. */
  sendCode(phone: string): Promise<SignUpState>;
}
