import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';

const COOKIE_NAME = 'authing_session';
const COOKIE_PATTERN = /(?:^|;\s*)authing_session=([^;\s]+)/;
const LIFETIME_MS = 5 * 60_000;

export interface IssuedCaptcha {
  /** Ready for a `Cookie` header. */
  readonly cookie: string;
  readonly text: string;
  /** ISO 8601, on the emulated clock. */
  readonly issuedAt: string;
}

/** Image captchas. Each belongs to the session cookie that its image came with and is good for one answer. */
export class Captchas {
  readonly #clock: EmulatedClock;
  readonly #key = randomBytes(32);
  readonly #open = new Map<string, { readonly text: string; readonly issuedAt: number }>();
  #issued: IssuedCaptcha[] = [];

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  /** A browser that shows its cookie again keeps it; its last captcha is replaced. */
  issue(cookies: string | undefined): IssuedCaptcha {
    const session = this.#session(cookies) ?? randomBytes(16).toString('base64url');
    const text = String(randomInt(10_000)).padStart(4, '0');
    const now = this.#clock.now();
    this.#open.set(session, { text, issuedAt: now });
    const cookie = `${COOKIE_NAME}=s%3A${session}.${this.#sign(session)}`;
    const captcha = { cookie, text, issuedAt: new Date(now).toISOString() };
    this.#issued.unshift(captcha);
    return captcha;
  }

  /** Right or wrong, the captcha is spent. */
  redeem(cookies: string | undefined, answer: string): boolean {
    const session = this.#session(cookies);
    const captcha = session === undefined ? undefined : this.#open.get(session);
    if (session === undefined || !captcha) return false;
    this.#open.delete(session);
    return captcha.text === answer.trim() && this.#clock.now() < captcha.issuedAt + LIFETIME_MS;
  }

  /** Newest first, for the control surface. */
  list(): readonly IssuedCaptcha[] {
    return this.#issued;
  }

  #session(cookies: string | undefined): string | undefined {
    const value = COOKIE_PATTERN.exec(cookies ?? '')?.[1] ?? '';
    const [session, signature] = value.replace(/^s(%3A|:)/i, '').split('.');
    if (!session || !signature) return undefined;
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(session))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? session : undefined;
  }

  #sign(session: string): string {
    return createHmac('sha256', this.#key).update(session).digest('base64url');
  }
}
