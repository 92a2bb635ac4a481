/** The flow that registers an account. A second factor or a captcha on the way is that of a login. */
import type { MenshenParts } from '../flow/parts.js';
import type { IdentityProvider } from '../generated/operations.js';
import { answered, SignInEngine } from './engine.js';
import type { SignUpFlow, SignUpInput, SignUpState } from './state.js';

export class SignUp extends SignInEngine<SignUpInput, SignUpState> implements SignUpFlow {
  readonly #operations: MenshenParts['operations'];

  constructor(
    parts: MenshenParts,
    private readonly options: { readonly provider?: IdentityProvider | undefined } = {},
  ) {
    super(parts);
    this.#operations = parts.operations;
  }

  start(registration: SignUpInput): Promise<SignUpState> {
    const { provider } = this.options;
    return this.attempt('register', async (captchaPass, signal) => {
      const input = { forceLogin: true, ...registration, provider, captchaPass };
      return answered(await this.#operations.register({ input }, { signal }));
    });
  }

  sendCode(phone: string): Promise<SignUpState> {
    const { provider } = this.options;
    return this.attempt('sendCode', async (captchaPass, signal) => {
      const input = { phone, provider, captchaPass, scene: 'REGISTER' } as const;
      return answered(await this.parts.operations.sendSmsCode({ input }, { signal }), {
        channel: 'SMS',
        target: phone,
      });
    });
  }

  // The account exists: the user signs in with the new password.
  protected loginWith(): undefined {
    return undefined;
  }

  // A registration shows no QR code and asks no phone.
  protected async loginByEvent(): Promise<SignUpState> {
    return this.state;
  }
}
