/** The flow that resets a forgotten password by a code. */
import { type Bind, FlowEngine } from '../flow/engine.js';
import type { FlowParts } from '../flow/parts.js';
import type { CommonEvent } from '../flow/reduce.js';
import type { CaptchaAnswer, CaptchaChallenge } from '../generated/operations.js';
import { RESET_IDLE, type ResetData, type ResetEvent, type ResetStep, reduceReset } from './reducer.js';
import type {
  ResetPasswordFlow,
  ResetPasswordOptions,
  ResetPasswordState,
  ResetSendingState,
  ResetTarget,
} from './state.js';

type Attempt = (captchaPass: string | undefined, signal: AbortSignal) => Promise<ResetEvent>;

export class ResetPassword
  extends FlowEngine<ResetData, ResetStep, ResetEvent, ResetPasswordState>
  implements ResetPasswordFlow
{
  #target: ResetTarget | undefined;
  #held: { readonly step: ResetStep; readonly attempt: Attempt } | undefined;

  constructor(
    private readonly parts: FlowParts,
    private readonly options: ResetPasswordOptions = {},
  ) {
    super(RESET_IDLE, parts.language);
  }

  start(target: ResetTarget): Promise<ResetPasswordState> {
    this.restart();
    return this.#sendCode(target);
  }

  protected reduce(data: ResetData, event: ResetEvent | CommonEvent<ResetStep>): ResetData {
    return reduceReset(data, event);
  }

  protected view(data: ResetData, bind: Bind<ResetPasswordState>): ResetPasswordState {
    const restart = bind(this.restart);
    switch (data.kind) {
      case 'idle':
        return { ...data, start: bind((target: ResetTarget) => this.#sendCode(target)) };
      case 'sending': {
        const previous = this.view(data.previous, this.inert) as ResetSendingState['previous'];
        return { kind: 'sending', step: data.step, previous, cancel: bind(this.cancel) };
      }
      case 'captcha': {
        const { kind, challenge, reason, message, problem } = data;
        const solve = bind((answer: CaptchaAnswer) => this.#solve(challenge, answer));
        return { kind, challenge, reason, message, problem, solve, renew: bind(() => this.#repeat()), restart };
      }
      case 'code': {
        const submit = bind((input: { code: string; newPassword: string }) => this.#submit(input));
        return { ...data, submit, resend: bind(() => this.#target && this.#sendCode(this.#target)), restart };
      }
      case 'limited': {
        const { kind, message, retryAt } = data;
        return { kind, message, retryAt, back: bind(this.back), restart };
      }
      case 'failed':
        return { kind: 'failed', error: data.error, ...this.retry(data.error, bind), back: bind(this.back), restart };
      case 'done':
        return data;
    }
  }

  #sendCode(target: ResetTarget): Promise<ResetPasswordState> {
    this.#target = target;
    const { operations } = this.parts;
    const { provider } = this.options;
    return this.#attempt('sendCode', async (captchaPass, signal) => {
      const rest = { provider, captchaPass, scene: 'RESET_PASSWORD' } as const;
      const { email, phone } = target;
      return email === undefined
        ? {
            type: 'answered',
            result: await operations.sendSmsCode({ input: { phone: phone ?? '', ...rest } }, { signal }),
            sent: { channel: 'SMS', target: phone ?? '' },
          }
        : {
            type: 'answered',
            result: await operations.sendEmail({ input: { email, ...rest } }, { signal }),
            sent: { channel: 'EMAIL', target: email },
          };
    });
  }

  #submit({ code, newPassword }: { code: string; newPassword: string }): Promise<ResetPasswordState> {
    const { provider } = this.options;
    const { email, phone } = this.#target ?? {};
    const input =
      email === undefined
        ? { phoneCode: { phone: phone ?? '', code, newPassword } }
        : { emailCode: { email, code, newPassword } };
    return this.#attempt('reset', async (captchaPass, signal) => ({
      type: 'answered',
      result: await this.parts.operations.resetPassword({ input, provider, captchaPass }, { signal }),
    }));
  }

  async #solve(challenge: CaptchaChallenge, answer: CaptchaAnswer): Promise<void> {
    const held = this.#held;
    let pass: string | undefined;
    await this.step('captcha', async (signal) => {
      if (pass === undefined && challenge.__typename !== '%other') {
        const result = await this.parts.operations.verifyCaptcha({ challenge: challenge.id, answer }, { signal });
        if (result.__typename !== 'CaptchaPassed') return { type: 'answered', result };
        pass = result.pass;
      }
      return held?.attempt(pass, signal);
    });
    const { data } = this;
    if (data.kind === 'captcha' && data.isSpent) await this.#repeat();
  }

  #attempt(step: ResetStep, attempt: Attempt): Promise<ResetPasswordState> {
    this.#held = { step, attempt };
    return this.step(step, (signal) => attempt(undefined, signal));
  }

  async #repeat(): Promise<void> {
    const held = this.#held;
    if (held) await this.step(held.step, (signal) => held.attempt(undefined, signal));
  }
}
