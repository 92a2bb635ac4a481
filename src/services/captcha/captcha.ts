/** Issues captcha challenges, verifies answers, and issues and redeems the passes of correct answers. */
import { hash as digest, randomBytes } from 'node:crypto';
import type { Captcha, CaptchaAnswer, CaptchaVerdict, IssuedCaptcha } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { Limiter } from '../../store.js';
import { network } from '../access/limits.js';
import {
  type AttemptsLimited,
  type CaptchaPassed,
  type CaptchaRejected,
  createOutcome,
  type IssuedChallenge,
} from '../outcomes.js';
import type { ServiceParts } from '../parts.js';
import type { AuthContext } from '../sessions/authContext.js';
import { BypassStatus } from './bypassStatus.js';
import { issuedChallenge } from './issuedChallenge.js';

export const CAPTCHA_PURPOSES = ['LOGIN', 'REGISTER', 'SEND_CODE', 'RESET_PASSWORD', 'LOOKUP'] as const;
export type CaptchaPurpose = (typeof CAPTCHA_PURPOSES)[number];

/** The treatment of an answer that the vendor did not verify, because it was down. */
export type OfflinePolicy = 'allow' | 'allow-with-lower-limits' | 'deny';

export interface CaptchaSettings {
  readonly captchaOffline: OfflinePolicy;
}

const PASS_LIFETIME_MS = 5 * 60_000;
const OFFLINE_PASSES_PER_MINUTE = 5;

/** The owner of a challenge or pass: a browser is identified by its cookie, other clients by their network address. */
interface Holder {
  readonly purpose: CaptchaPurpose;
  readonly binding: string | null;
  readonly from: string;
}

interface StoredChallenge extends Holder {
  readonly issued: IssuedCaptcha;
}

export class Captchas {
  readonly #challenges;
  readonly #passes;
  readonly #offlinePasses: Limiter;
  readonly #bypass: BypassStatus;

  constructor(
    private readonly parts: Pick<ServiceParts, 'store' | 'providers' | 'logger' | 'now' | 'metrics'>,
    private readonly settings: CaptchaSettings,
  ) {
    const { store, providers, logger } = parts;
    this.#challenges = store.namespace<StoredChallenge>('captcha', PASS_LIFETIME_MS);
    this.#passes = store.namespace<Holder>('captchaPass', PASS_LIFETIME_MS);
    this.#offlinePasses = store.limiter('captchaOffline', { points: OFFLINE_PASSES_PER_MINUTE, windowSeconds: 60 });
    this.#bypass = new BypassStatus(store, providers.captcha()?.capability.advisedModeSeconds ?? 0, logger);
  }

  /** False if no captcha is configured: then no operation requires one. */
  get isOn(): boolean {
    return this.parts.providers.captcha() !== undefined;
  }

  /** Origins that a page with a captcha loads from. Empty if no captcha is configured. */
  get pageSources(): readonly string[] {
    return this.parts.providers.captcha()?.capability.pageSources ?? [];
  }

  /** @throws AppError PROVIDER_NOT_CONFIGURED */
  async create(purpose: CaptchaPurpose, auth: AuthContext): Promise<IssuedChallenge> {
    const captcha = this.#require();
    const [kind = 'serverInitiated'] = captcha.kinds;
    const offline = kind === 'serverInitiated' && (await this.#bypass.isDown(captcha));
    const issued = await captcha.create({ kind, offline }, auth.caller);
    // The vendor's widgets of other kinds have no offline mode.
    const mode = issued.kind === 'serverInitiated' ? issued.mode : 'online';
    this.parts.metrics.captchaIssued(mode);
    if (issued.kind === 'serverInitiated' && mode === 'offline') {
      this.parts.logger.warn({ outage: issued.outage }, 'the captcha vendor is down: a challenge is in offline mode');
    }
    const id = randomBytes(24).toString('base64url');
    const lifetimeMs = issued.lifetimeSeconds * 1000;
    await this.#challenges.set(hash(id), { issued, ...this.#holder(purpose, auth) }, lifetimeMs);
    return issuedChallenge(issued, id, new Date(this.parts.now() + lifetimeMs));
  }

  /** A challenge accepts one answer. */
  async verify(
    id: string,
    answer: CaptchaAnswer,
    auth: AuthContext,
  ): Promise<CaptchaPassed | CaptchaRejected | AttemptsLimited> {
    const stored = await this.#challenges.takeOnce(hash(id));
    if (stored === undefined || !owns(stored, auth) || stored.issued.kind !== answer.kind) return rejected();
    const verdict = await this.#check(stored.issued, answer, auth);
    if (!verdict.passed) return rejected();
    if (verdict.mode === 'offline') {
      const limited = await this.#checkOffline(auth);
      if (limited !== undefined) return limited;
    }
    const pass = randomBytes(32).toString('base64url');
    const { purpose, binding, from } = stored;
    await this.#passes.set(hash(pass), { purpose, binding, from });
    return createOutcome('CaptchaPassed', { pass, expiresAt: new Date(this.parts.now() + PASS_LIFETIME_MS) });
  }

  /** Checks a pass and consumes it, whether or not it is valid for this purpose. */
  async redeem(pass: string, purpose: CaptchaPurpose, auth: AuthContext): Promise<boolean> {
    const stored = await this.#passes.takeOnce(hash(pass));
    return stored !== undefined && stored.purpose === purpose && owns(stored, auth);
  }

  /** An unreachable vendor does not make the answer wrong: `captchaOffline` decides how to treat it. */
  async #check(issued: IssuedCaptcha, answer: CaptchaAnswer, auth: AuthContext): Promise<CaptchaVerdict> {
    if (this.parts.providers.captcha()?.counts !== true) return { passed: false, reason: 'REFUSED' };
    try {
      return await this.#require().verify(issued, answer, auth.caller);
    } catch (error) {
      const isOutage = error instanceof ProviderError && (error.code === 'UNAVAILABLE' || error.code === 'TIMEOUT');
      if (!isOutage || this.settings.captchaOffline === 'deny') throw error;
      return { passed: true, mode: 'offline' };
    }
  }

  async #checkOffline(auth: AuthContext): Promise<AttemptsLimited | CaptchaRejected | undefined> {
    const policy = this.settings.captchaOffline;
    this.parts.logger.warn({ policy }, 'a captcha was answered in offline mode');
    if (policy === 'deny') return rejected();
    if (policy === 'allow') return undefined;
    const taken = await this.#offlinePasses.take(hash(network(auth.caller.address)));
    if (taken.allowed) return undefined;
    this.parts.metrics.limitRefused('captchaOffline');
    return createOutcome('AttemptsLimited', { retryAt: taken.retryAt });
  }

  #holder(purpose: CaptchaPurpose, auth: AuthContext): Holder {
    return { purpose, binding: auth.ensureFlowBinding(), from: hash(network(auth.caller.address)) };
  }

  #require(): Captcha {
    const found = this.parts.providers.captcha();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No captcha is configured on this server.');
  }
}

function owns({ binding, from }: Holder, auth: AuthContext): boolean {
  return binding === null ? from === hash(network(auth.caller.address)) : auth.matchesBinding(binding);
}

const rejected = (): CaptchaRejected => createOutcome('CaptchaRejected', { challenge: null });

function hash(text: string): string {
  return digest('sha256', text, 'base64url');
}
