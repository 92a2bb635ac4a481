/** A login or registration in action: sends what the user enters and feeds the answers to the reducer. */
import { createAbort } from '../connection/abort.js';
import { isOpen } from '../events/status.js';
import { type Attempt, CaptchaFlow } from '../flow/captcha.js';
import type { Bind } from '../flow/engine.js';
import type { FlowParts } from '../flow/parts.js';
import { type CommonEvent, restingState } from '../flow/reduce.js';
import type {
  CaptchaResult,
  CodeChannel,
  LivenessCheckResult,
  LoginResult,
  MfaAnswer,
  PushAuthEvent,
} from '../generated/operations.js';
import { type Text, textIn } from '../messages.js';
import { clientProblem, type Problem } from '../problem.js';
import {
  type Answer,
  type EnrollData,
  IDLE,
  type MfaData,
  type PasswordChangeData,
  type PushData,
  type QrData,
  type SignInData,
  type SignInEvent,
} from './data.js';
import { reduceSignIn } from './reducer.js';
import type { SentCode, SignInStep } from './state.js';
import { type Actions, viewSignIn } from './view.js';

const LIVENESS_REJECTED: Text = ['The recording was not accepted. Record again.', '录像未通过，请重新录制。'];

/** States in which no attempt is repeated. */
const FINISHED: ReadonlySet<string> = new Set(['idle', 'rejected', 'unavailable', 'done']);

type Event = SignInEvent | CommonEvent<SignInStep>;

export abstract class SignInEngine<Input, State>
  extends CaptchaFlow<SignInData, SignInStep, SignInEvent, State>
  implements Actions<Input, State>
{
  #following: { readonly id: string; stop(): void } | undefined;

  constructor(parts: FlowParts) {
    super(parts, IDLE);
  }

  abstract start(input: Input): Promise<State>;
  abstract sendCode(phone: string): Promise<State>;
  /** How the flow goes on by itself after a password change, if it can. */
  protected abstract loginWith(newPassword: string): (() => Promise<State>) | undefined;

  protected reduce(data: SignInData, event: Event): SignInData {
    return reduceSignIn(data, event);
  }

  protected view(data: SignInData, bind: Bind<State>): State {
    // Both flows have these states; only their `start` and `done` differ.
    return viewSignIn<Input, State>(data, this, bind) as State;
  }

  protected captchaAnswered(result: CaptchaResult | LoginResult): SignInEvent {
    return answered(result);
  }

  override dispose(): void {
    super.dispose();
    this.changed();
  }

  /** Begins an attempt that may need a captcha. */
  protected attempt(step: SignInStep, attempt: Attempt<SignInEvent>): Promise<State> {
    const { kind } = restingState(this.data);
    if (kind !== 'idle' && kind !== 'rejected') this.restart();
    return this.hold(step, attempt);
  }

  resume(result: LoginResult): State {
    this.restart();
    this.dispatch(answered(result));
    return this.state;
  }

  verify({ flow }: MfaData, answer: MfaAnswer): Promise<State> {
    return this.step('mfa', (signal) => this.#prove(flow, answer, signal));
  }

  sendMfaCode({ flow }: MfaData, channel: CodeChannel, target?: string): Promise<State> {
    return this.step('sendCode', async (signal) =>
      answered(await this.parts.operations.sendMfaCode({ flow, channel, target }, { signal }), {
        channel,
        target: target ?? null,
      }),
    );
  }

  startPush({ flow }: MfaData): Promise<State> {
    return this.step('push', async (signal) => answered(await this.parts.pushAuth().startMfa(flow, signal)));
  }

  passkey({ flow }: MfaData): Promise<State> {
    return this.step('passkey', (signal) => this.#provePasskey(flow, signal));
  }

  startLiveness({ flow }: MfaData): Promise<State> {
    const input = { detection: 'LIVENESS', flow } as const;
    return this.step('liveness', async (signal) =>
      answered(await this.parts.operations.createLivenessCheck({ input }, { signal })),
    );
  }

  uploadLiveness({ flow, liveness }: MfaData, recording: Blob | ArrayBuffer): Promise<State> {
    let isUploaded = false;
    return this.step('liveness', async (signal) => {
      if (liveness === null) return undefined;
      if (!isUploaded) {
        const status = await this.parts.upload(liveness.uploadUrl ?? '', recording, signal);
        if (status !== 204) {
          return withProblem(clientProblem('LivenessRejected', textIn(this.language(), LIVENESS_REJECTED)));
        }
        isUploaded = true;
      }
      return this.#prove(flow, { liveness: liveness.id }, signal);
    });
  }

  enrollTotp({ flow }: MfaData): Promise<State> {
    return this.step('enroll', async (signal) =>
      answered(await this.parts.operations.enrollTotp({ flow }, { signal })),
    );
  }

  confirmTotp({ mfa: { flow } }: EnrollData, code: string): Promise<State> {
    return this.#enroll(
      (signal) => this.parts.operations.confirmTotp({ code, flow }, { signal }),
      (signal) => this.#prove(flow, { totp: code }, signal),
    );
  }

  enrollPasskey({ flow }: MfaData, name?: string): Promise<State> {
    return this.#enroll(
      (signal) => this.parts.passkeys().create({ flow, name }, signal),
      (signal) => this.#provePasskey(flow, signal),
    );
  }

  enrollFace({ flow }: MfaData, photo: string): Promise<State> {
    return this.#enroll(
      (signal) => this.parts.operations.enrollFace({ photo, flow }, { signal }),
      (signal) => this.#prove(flow, { facePhoto: photo }, signal),
    );
  }

  changePassword(
    { flow, reason }: PasswordChangeData,
    { newPassword, oldPassword = '' }: { newPassword: string; oldPassword?: string },
  ): Promise<State> {
    const input =
      reason === 'FORCED' ? { forced: { flow, newPassword, oldPassword } } : { firstLogin: { flow, newPassword } };
    const next = this.loginWith(newPassword);
    return this.step('passwordChange', async (signal) => {
      const result = await this.parts.operations.resetPassword({ input }, { signal });
      if (!next || result.__typename !== 'PasswordChanged' || signal.aborted) return answered(result);
      // If the login fails, the user must not change the password again.
      this.dispatch(answered(result));
      await next();
      return undefined;
    });
  }

  async resend(shown: QrData | PushData): Promise<State> {
    return shown.kind === 'push' && shown.mfa ? this.startPush(shown.mfa) : this.repeat();
  }

  acknowledge(): void {
    this.dispatch({ type: 'acknowledged' });
  }

  /** Follows the event on the screen, and no other. */
  protected override changed(): void {
    const { data } = this;
    if (FINISHED.has(data.kind)) this.drop();
    const event = data.kind === 'qr' || data.kind === 'push' ? data.event : undefined;
    if (event?.id === this.#following?.id) return;
    this.#following?.stop();
    this.#following = undefined;
    if (event && isOpen(event.status)) this.#follow(event);
  }

  async #follow(first: PushAuthEvent): Promise<void> {
    const abort = createAbort();
    this.#following = { id: first.id, stop: () => abort.abort() };
    try {
      const pushAuth = this.parts.pushAuth();
      for await (const event of pushAuth.follow(first, abort.signal)) {
        if (abort.signal.aborted) return;
        this.dispatch({ type: 'pushEvent', event, problem: pushAuth.problem(event) });
        if (event.status === 'APPROVED') await this.#approved(event);
      }
    } catch (error) {
      if (!abort.signal.aborted) this.fail('push', error);
    }
  }

  #approved({ id }: PushAuthEvent): Promise<State> | undefined {
    const { data } = this;
    if (data.kind === 'push' && data.mfa) return this.verify(data.mfa, { push: id });
    return data.kind === 'qr' || data.kind === 'push' ? this.loginByEvent(id) : undefined;
  }

  protected abstract loginByEvent(event: string): Promise<State>;

  async #provePasskey(flow: string, signal: AbortSignal): Promise<SignInEvent> {
    const answer = await this.parts.passkeys().answer({ purpose: 'MFA', flow }, signal);
    if (!('response' in answer)) return withoutAnswer(answer);
    return this.#prove(flow, { passkey: answer }, signal);
  }

  async #prove(flow: string, answer: MfaAnswer, signal: AbortSignal): Promise<SignInEvent> {
    return answered(await this.parts.operations.verifyMfa({ flow, answer }, { signal }));
  }

  /** Adds a factor, then proves it. A repetition after a failure does not add it again. */
  #enroll(
    add: (signal: AbortSignal) => Promise<Answer | Problem>,
    prove: (signal: AbortSignal) => Promise<SignInEvent>,
  ): Promise<State> {
    let isAdded = false;
    return this.step('enroll', async (signal) => {
      if (!isAdded) {
        const result = await add(signal);
        if ('outcome' in result || result.__typename !== 'AccountUpdated') return withoutAnswer(result);
        isAdded = true;
      }
      return prove(signal);
    });
  }
}

/** The event of a result. @param sent where a code went */
export function answered(result: Answer | LivenessCheckResult, sent?: Omit<SentCode, 'resendAt'>): SignInEvent {
  return { type: 'answered', result, ...(sent && { sent }) };
}

function withProblem(problem: Problem): SignInEvent {
  return { type: 'problem', problem };
}

/** The event of a passkey prompt that gave no answer. */
export function withoutAnswer(ended: Answer | Problem): SignInEvent {
  return 'outcome' in ended ? withProblem(ended) : answered(ended);
}
