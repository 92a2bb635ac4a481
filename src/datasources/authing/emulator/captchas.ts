import { randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { BrowserSessions } from './browserSessions.js';

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
  readonly #browsers: BrowserSessions;
  readonly #open = new Map<string, { readonly text: string; readonly issuedAt: number }>();
  #issued: IssuedCaptcha[] = [];

  constructor(clock: EmulatedClock, browsers: BrowserSessions) {
    this.#clock = clock;
    this.#browsers = browsers;
  }

  /** A browser that shows its cookie again keeps it; its last captcha is replaced. */
  issue(cookies: string | undefined): IssuedCaptcha {
    const session = this.#browsers.idOf(cookies) ?? this.#browsers.newId();
    const text = String(randomInt(10_000)).padStart(4, '0');
    const now = this.#clock.now();
    this.#open.set(session, { text, issuedAt: now });
    const captcha = { cookie: this.#browsers.cookie(session), text, issuedAt: new Date(now).toISOString() };
    this.#issued.unshift(captcha);
    return captcha;
  }

  /** Right or wrong, the captcha is spent. */
  redeem(cookies: string | undefined, answer: string): boolean {
    const session = this.#browsers.idOf(cookies);
    const captcha = session === undefined ? undefined : this.#open.get(session);
    if (session === undefined || !captcha) return false;
    this.#open.delete(session);
    return captcha.text === answer.trim() && this.#clock.now() < captcha.issuedAt + LIFETIME_MS;
  }

  /** Newest first, for the control surface. */
  list(): readonly IssuedCaptcha[] {
    return this.#issued;
  }
}
