/** The flow that resets a forgotten password by a code. */
import { CaptchaFlow } from '../flow/captcha.js';
import type { Bind } from '../flow/engine.js';
import type { MenshenParts } from '../flow/parts.js';
import type { CommonEvent } from '../flow/reduce.js';
import type { CaptchaResult, LoginResult } from '../generated/operations.js';
import { RESET_IDLE, type ResetData, type ResetEvent, type ResetStep, reduceReset } from './reducer.js';
import type { ResetPasswordFlow, ResetPasswordOptions, ResetPasswordState, ResetTarget } from './state.js';

export class ResetPassword
  extends CaptchaFlow<ResetData, ResetStep, ResetEvent, ResetPasswordState>
  implements ResetPasswordFlow
{
  readonly #operations: MenshenParts['operations'];
  #target: ResetTarget | undefined;

  constructor(
    parts: MenshenParts,
    private readonly options: ResetPasswordOptions = {},
  ) {
    super(parts, RESET_IDLE);
    this.#operations = parts.operations;
  }

  start(target: ResetTarget): Promise<ResetPasswordState> {
    this.restart();
    return this.#sendCode(target);
  }

  protected reduce(data: ResetData, event: ResetEvent | CommonEvent<ResetStep>): ResetData {
    return reduceReset(data, event);
  }

  protected captchaAnswered(result: CaptchaResult | LoginResult): ResetEvent {
    // No login is held here, so the result is that of `verifyCaptcha`.
    return { type: 'answered', result: result as CaptchaResult };
  }

  protected override changed(): void {
    const { kind } = this.data;
    if (kind === 'done' || kind === 'idle') this.drop();
  }

  protected view(data: ResetData, bind: Bind<ResetPasswordState>): ResetPasswordState {
    const restart = bind(this.restart);
    switch (data.kind) {
      case 'idle':
        return { ...data, start: bind((target: ResetTarget) => this.#sendCode(target)) };
      case 'captcha':
        return this.viewCaptcha(data, bind);
      case 'code': {
        const submit = bind((input: { code: string; newPassword: string }) => this.#submit(input));
        return { ...data, submit, resend: bind(() => this.#target && this.#sendCode(this.#target)), restart };
      }
      case 'sending':
      case 'limited':
      case 'failed':
        return this.viewDetour(data, bind);
      case 'done':
        return data;
    }
  }

  #sendCode(target: ResetTarget): Promise<ResetPasswordState> {
    this.#target = target;
    const { provider } = this.options;
    return this.hold('sendCode', async (captchaPass, signal) => {
      const rest = { provider, captchaPass, scene: 'RESET_PASSWORD' } as const;
      const { email, phone } = target;
      return email === undefined
        ? {
            type: 'answered',
            result: await this.#operations.sendSmsCode({ input: { phone: phone ?? '', ...rest } }, { signal }),
            sent: { channel: 'SMS', target: phone ?? '' },
          }
        : {
            type: 'answered',
            result: await this.#operations.sendEmail({ input: { email, ...rest } }, { signal }),
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
    return this.hold('reset', async (captchaPass, signal) => ({
      type: 'answered',
      result: await this.#operations.resetPassword({ input, provider, captchaPass }, { signal }),
    }));
  }
}
