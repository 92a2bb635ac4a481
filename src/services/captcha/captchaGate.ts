/** The captcha gate: decides when an operation requires a captcha, and checks the pass. */
import type { Limiter, Store } from '../../store.js';
import { nameKey } from '../names.js';
import { network } from '../network.js';
import { type CaptchaReason, type CaptchaRejected, type CaptchaRequired, createOutcome } from '../outcomes.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';
import { CAPTCHA_PURPOSES, type CaptchaPurpose, type Captchas } from './captcha.js';

/** A number is the N of `after-failures:N`: N failures of one account or target, or ten times as many of one address. */
export type GateRule = 'always' | 'never' | number;

export type GateRules = Readonly<Record<CaptchaPurpose, GateRule>>;

const WINDOW_SECONDS = 3600;
const ADDRESS_FACTOR = 10;

export class CaptchaGate {
  readonly #subjects = new Map<CaptchaPurpose, Limiter>();
  readonly #addresses = new Map<CaptchaPurpose, Limiter>();

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly captchas: Captchas,
    private readonly rules: GateRules,
  ) {
    for (const [purpose, rule] of Object.entries(rules) as [CaptchaPurpose, GateRule][]) {
      if (typeof rule !== 'number') continue;
      const window = { windowSeconds: WINDOW_SECONDS };
      this.#subjects.set(purpose, store.limiter(`gate:${purpose}`, { points: rule, ...window }));
      this.#addresses.set(
        purpose,
        store.limiter(`gateAddress:${purpose}`, { points: rule * ADDRESS_FACTOR, ...window }),
      );
    }
  }

  /** The purposes for which an operation can require a captcha. */
  get purposes(): readonly CaptchaPurpose[] {
    return this.captchas.isOn ? CAPTCHA_PURPOSES.filter((purpose) => this.rules[purpose] !== 'never') : [];
  }

  /** Why this gate requires a captcha for the purpose, when it does. */
  reasonOf(purpose: CaptchaPurpose): CaptchaReason {
    return typeof this.rules[purpose] === 'number' ? 'TOO_MANY_FAILURES' : 'POLICY';
  }

  /**
   * Whether the operation requires a captcha. For operations that report their result with `count` and `reset`.
   * @param subject the account or target, whether or not it exists
   */
  async isRequired(purpose: CaptchaPurpose, subject: string | null, auth: AuthContext): Promise<boolean> {
    const rule = this.rules[purpose];
    if (rule === 'never' || !this.captchas.isOn) return false;
    if (rule === 'always') return true;
    const counts = await Promise.all(
      this.#counters(purpose, subject, auth).map(({ limiter, key }) => limiter.peek(key)),
    );
    return counts.some(({ allowed }) => !allowed);
  }

  /** Undefined if the operation may continue: it requires no captcha, or the pass is valid. Each such use is counted. */
  async check(
    purpose: CaptchaPurpose,
    pass: string | undefined,
    subject: string | null,
    auth: AuthContext,
  ): Promise<CaptchaRequired | CaptchaRejected | undefined> {
    const rule = this.rules[purpose];
    if (rule === 'never' || !this.captchas.isOn) return undefined;
    // Incremented before the decision, because concurrent requests would all read the same old count.
    const counted = await Promise.all(
      this.#counters(purpose, subject, auth).map(async ({ limiter, key }) => ({
        allowed: (await limiter.take(key)).allowed,
        undo: () => limiter.giveBack(key),
      })),
    );
    if (rule !== 'always' && counted.every(({ allowed }) => allowed)) return undefined;
    const refusal = await this.require(purpose, pass, auth, this.reasonOf(purpose));
    if (refusal !== undefined) await Promise.all(counted.map(({ undo }) => undo()));
    return refusal;
  }

  /** Requires a captcha, independent of the rule. @throws AppError PROVIDER_NOT_CONFIGURED */
  async require(
    purpose: CaptchaPurpose,
    pass: string | undefined,
    auth: AuthContext,
    reason: CaptchaReason = 'POLICY',
  ): Promise<CaptchaRequired | CaptchaRejected | undefined> {
    if (pass === undefined) {
      return createOutcome('CaptchaRequired', {
        reason,
        continuation: null,
        challenge: await this.captchas.create(purpose, auth),
      });
    }
    if (await this.captchas.redeem(pass, purpose, auth)) return undefined;
    return createOutcome('CaptchaRejected', { challenge: await this.captchas.create(purpose, auth) });
  }

  /** Counts one failure. */
  async count(purpose: CaptchaPurpose, subject: string | null, auth: AuthContext): Promise<void> {
    if (!this.captchas.isOn) return;
    await Promise.all(this.#counters(purpose, subject, auth).map(({ limiter, key }) => limiter.take(key)));
  }

  /** Resets the failures of the subject after a successful login. */
  async reset(purpose: CaptchaPurpose, subject: string): Promise<void> {
    if (!this.captchas.isOn) return;
    await this.#subjects.get(purpose)?.reset(this.#name(subject));
  }

  #counters(purpose: CaptchaPurpose, subject: string | null, auth: AuthContext) {
    const [bySubject, byAddress] = [this.#subjects.get(purpose), this.#addresses.get(purpose)];
    return [
      ...(bySubject && subject !== null ? [{ limiter: bySubject, key: this.#name(subject) }] : []),
      ...(byAddress ? [{ limiter: byAddress, key: this.#name(network(auth.caller.address)) }] : []),
    ];
  }

  #name(text: string): string {
    return this.sealer.fingerprints(nameKey(text), 'gate')[0];
  }
}
