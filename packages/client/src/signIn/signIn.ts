/** The flow that signs a user in. */
import { createAbort } from '../connection/abort.js';
import type { FlowParts } from '../flow/parts.js';
import type { LoginMethod } from '../generated/operations.js';
import { answered, SignInEngine, withoutAnswer } from './engine.js';
import type { SignInFlow, SignInFlowOptions, SignInMethod, SignInState } from './state.js';

export class SignIn extends SignInEngine<SignInMethod, SignInState> implements SignInFlow {
  #method: LoginMethod | undefined;
  #offering: { stop(): void } | undefined;

  constructor(
    parts: FlowParts,
    private readonly options: SignInFlowOptions = {},
  ) {
    super(parts);
  }

  start(method: SignInMethod): Promise<SignInState> {
    if ('qrCode' in method) {
      return this.attempt('qr', async (_pass, signal) => answered(await this.parts.pushAuth().createQrCode(signal)));
    }
    if ('push' in method) {
      const input = { purpose: 'LOGIN', uid: method.push.uid } as const;
      return this.attempt('push', async (captchaPass, signal) =>
        answered(await this.parts.pushAuth().request({ input, captchaPass }, signal)),
      );
    }
    if (method.passkey === true) {
      return this.attempt('passkey', async (_pass, signal) => {
        const answer = await this.parts.passkeys().answer({ purpose: 'LOGIN' }, signal);
        if (!('response' in answer)) return withoutAnswer(answer);
        await this.#login({ passkey: answer });
        return undefined;
      });
    }
    return this.#login(method);
  }

  sendCode(phone: string): Promise<SignInState> {
    const { provider } = this.options;
    return this.attempt('sendCode', async (captchaPass, signal) => {
      const input = { phone, provider, captchaPass, scene: 'LOGIN' } as const;
      return answered(await this.parts.operations.sendSmsCode({ input }, { signal }), {
        channel: 'SMS',
        target: phone,
      });
    });
  }

  protected loginByEvent(event: string): Promise<SignInState> {
    return this.step('login', async (signal) =>
      answered(await this.parts.operations.login({ input: { method: { pushAuth: { event } } } }, { signal })),
    );
  }

  protected loginWith(newPassword: string): (() => Promise<SignInState>) | undefined {
    const method = this.#method && withPassword(this.#method, newPassword);
    return method && (() => this.#login(method));
  }

  protected override drop(): void {
    super.drop();
    this.#method = undefined;
  }

  protected override changed(): void {
    super.changed();
    const { kind } = this.data;
    const isOffered =
      this.options.conditionalPasskey === true && this.isWatched && (kind === 'idle' || kind === 'rejected');
    if (isOffered === (this.#offering !== undefined)) return;
    this.#offering?.stop();
    this.#offering = undefined;
    if (isOffered) this.#offerPasskey();
  }

  #login(method: LoginMethod): Promise<SignInState> {
    const { provider, autoRegister } = this.options;
    const state = this.attempt('login', async (captchaPass, signal) => {
      const input = { method, provider, captchaPass, ...(autoRegister !== undefined && { autoRegister }) };
      return answered(await this.parts.operations.login({ input }, { signal }));
    });
    // A password change needs it. It is dropped with the attempt.
    this.#method = method;
    return state;
  }

  /** Waits for a passkey from the autofill. */
  async #offerPasskey(): Promise<void> {
    const abort = createAbort();
    this.#offering = { stop: () => abort.abort() };
    try {
      const passkey = await this.parts.passkeys().offer(abort.signal);
      if (passkey && !abort.signal.aborted) await this.#login({ passkey });
    } catch {
      // The other ways to sign in remain.
    }
  }
}

/** The same login with another password; undefined if it is not a login by password. */
function withPassword(method: LoginMethod, password: string): LoginMethod | undefined {
  for (const [kind, input] of Object.entries(method)) {
    if (input && 'password' in input) return { [kind]: { ...input, password } } as unknown as LoginMethod;
  }
  return undefined;
}
