/** The captchas of a login, of this server and of the vendor. The login is held until they are solved. */
import { randomUUID } from 'node:crypto';
import type { Captchas } from '../captcha/captcha.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import { type AttemptsLimited, type CaptchaRejected, type CaptchaRequired, createOutcome } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Continuations, HeldLogin } from './continuations.js';
import { accountOf } from './loginMethods.js';

/** A login that has not finished. */
export type PendingLogin = Omit<HeldLogin, 'waitsFor'>;

export const CAPTCHA_REJECTED: CaptchaRejected = createOutcome('CaptchaRejected', { challenge: null });

/** The last of them ends the login. Answers to both captchas count together. */
const MAX_WRONG_ANSWERS = 3;

type HoldOutcome = CaptchaRequired | CaptchaRejected | AttemptsLimited;

export class LoginCaptchas {
  constructor(
    private readonly providers: Providers,
    private readonly gate: CaptchaGate,
    private readonly captchas: Captchas,
    private readonly continuations: Continuations,
  ) {}

  /** Checks this server's captcha gate before the first call to the vendor. Undefined if the login may continue. */
  async atGate(pending: PendingLogin, pass: string | undefined, auth: AuthContext): Promise<HoldOutcome | undefined> {
    if (!(await this.gate.isRequired('LOGIN', accountOf(pending.method), auth))) return undefined;
    if (pass === undefined) return this.holdAtGate(pending, auth);
    if (await this.captchas.redeem(pass, 'LOGIN', auth)) return undefined;
    return createOutcome('CaptchaRejected', { challenge: await this.captchas.create('LOGIN', auth) });
  }

  async holdAtGate(pending: PendingLogin, auth: AuthContext): Promise<HoldOutcome> {
    if (pending.wrongAnswers >= MAX_WRONG_ANSWERS) return CAPTCHA_REJECTED;
    const challenge = await this.captchas.create('LOGIN', auth);
    const held = await this.continuations.hold(
      { ...pending, waitsFor: { kind: 'gate', challenge: challenge.id } },
      auth,
    );
    if ('__typename' in held) return held;
    return createOutcome('CaptchaRequired', { reason: this.gate.reasonOf('LOGIN'), continuation: held.id, challenge });
  }

  /** Holds the login for the vendor's image captcha. */
  async holdForVendor(pending: PendingLogin, auth: AuthContext): Promise<HoldOutcome> {
    if (pending.wrongAnswers >= MAX_WRONG_ANSWERS) return CAPTCHA_REJECTED;
    const image = await this.providers.identity(pending.provider).captchaImage(auth.caller);
    const { captcha: _spent, ...options } = pending.options;
    const waitsFor = { kind: 'image', cookie: image.cookie } as const;
    const held = await this.continuations.hold({ ...pending, options, waitsFor }, auth);
    if ('__typename' in held) return held;
    const { id, expiresAt } = held;
    const challenge = {
      __typename: 'ImageChallenge',
      id: randomUUID(),
      imageDataUrl: image.dataUrl,
      expiresAt,
    } as const;
    return createOutcome('CaptchaRequired', { reason: 'PROVIDER', continuation: id, challenge });
  }
}
