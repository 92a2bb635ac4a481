/** One-time codes by SMS and e-mail. */
import type { EmailScene, IdentityProviderId, SmsScene } from '../../datasources/capabilities.js';
import { canonical, checkFields } from '../access/inputRules.js';
import type { Limits } from '../access/limits.js';
import {
  type AttemptsLimited,
  type CodeSent,
  createOutcome,
  type InputRejected,
  mapRefusals,
  refusedField,
  rejected,
  resendTooEarly,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';

export type SendCodeOutcome = CodeSent | AttemptsLimited | InputRejected;

interface Target<S> {
  readonly scene: S;
  readonly provider?: IdentityProviderId | undefined;
}

/** Scenes of codes that change an account. */
const ACCOUNT_SCENES: ReadonlySet<SmsScene | EmailScene> = new Set(['BIND', 'CHANGE_EMAIL', 'VERIFY_EMAIL']);

export class Codes {
  constructor(
    private readonly providers: Providers,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    private readonly secondsBetweenCodes: number,
    private readonly now: () => number,
  ) {}

  async sendSms(to: Target<SmsScene> & { readonly phone: string }, auth: AuthContext): Promise<SendCodeOutcome> {
    const { phone, scene, provider } = canonical(to);
    const problems = checkFields('input', { phone });
    if (problems.length > 0) return rejected(...problems);
    const { id, identity } = await this.#choose(provider, scene, auth);
    if (!identity.smsScenes.has(scene)) throw notSupported(id, `${scene} by SMS`);
    return this.#send(phone, () => identity.sendSmsCode({ phone, scene }, auth.caller));
  }

  async sendEmail(
    { email, scene, provider }: Target<EmailScene> & { readonly email: string },
    auth: AuthContext,
  ): Promise<SendCodeOutcome> {
    const problems = checkFields('input', { email });
    if (problems.length > 0) return rejected(...problems);
    const { id, identity, vendor } = await this.#choose(provider, scene, auth);
    if (!identity.emailScenes.has(scene)) throw notSupported(id, `${scene} by e-mail`);
    return this.#send(email, () => identity.sendEmail({ email, scene }, auth.caller, vendor));
  }

  /** Returns the same outcome as if a code was sent, and consumes the same limit. */
  async pretend(target: string): Promise<SendCodeOutcome> {
    return this.#send(target, async () => undefined);
  }

  /** A code that changes the caller's account is sent by the provider of that account. */
  async #choose(requested: IdentityProviderId | undefined, scene: SmsScene | EmailScene, auth: AuthContext) {
    const session = ACCOUNT_SCENES.has(scene) ? await auth.session() : undefined;
    const chosen = this.providers.choose(requested ?? session?.provider);
    const vendor = session?.provider === chosen.id ? this.sessions.vendorOf(session) : undefined;
    return { ...chosen, vendor };
  }

  async #send(target: string, send: () => Promise<void>): Promise<SendCodeOutcome> {
    const limited = await this.limits.codeSent(target);
    if (limited !== undefined) return limited;
    const sent = (): CodeSent =>
      createOutcome('CodeSent', { resendAt: new Date(this.now() + this.secondsBetweenCodes * 1000) });
    return mapRefusals<CodeSent, SendCodeOutcome>(send().then(sent), {
      // The outcome does not disclose whether the address has an account.
      UNKNOWN_ACCOUNT: sent,
      ALREADY_TAKEN: sent,
      TOO_FREQUENT: () => resendTooEarly(),
      INPUT_REJECTED: (error) => rejected(refusedField('input', error)),
    });
  }
}
