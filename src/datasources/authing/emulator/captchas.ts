import { randomInt } from 'node:crypto';
import type { EmulatedClock } from '../../../emulators/clock.js';
import type { BrowserSessions } from './browserSessions.js';

const LIFETIME_MS = 5 * 60_000;

export interface IssuedCaptcha {
  /** In the format of a `Cookie` header. */
  readonly cookie: string;
  readonly text: string;
  /** ISO 8601 time of the emulated clock. */
  readonly issuedAt: string;
}

/** Image captchas. Each is bound to the session cookie of its image and allows one answer. */
export class Captchas {
  readonly #clock: EmulatedClock;
  readonly #browsers: BrowserSessions;
  readonly #open = new Map<string, { readonly text: string; readonly issuedAt: number }>();
  #issued: IssuedCaptcha[] = [];

  constructor(clock: EmulatedClock, browsers: BrowserSessions) {
    this.#clock = clock;
    this.#browsers = browsers;
  }

  /** A browser with a valid cookie keeps the cookie. The new captcha replaces its previous one. */
  issue(cookies: string | undefined): IssuedCaptcha {
    const session = this.#browsers.idOf(cookies) ?? this.#browsers.newId();
    const text = String(randomInt(10_000)).padStart(4, '0');
    const now = this.#clock.now();
    this.#open.set(session, { text, issuedAt: now });
    const captcha = { cookie: this.#browsers.cookie(session), text, issuedAt: new Date(now).toISOString() };
    this.#issued.unshift(captcha);
    return captcha;
  }

  /** Consumes the captcha, whether the answer is right or wrong. */
  redeem(cookies: string | undefined, answer: string): boolean {
    const session = this.#browsers.idOf(cookies);
    const captcha = session === undefined ? undefined : this.#open.get(session);
    if (session === undefined || !captcha) return false;
    this.#open.delete(session);
    return captcha.text === answer.trim() && this.#clock.now() < captcha.issuedAt + LIFETIME_MS;
  }

  /** Newest first, for control calls. */
  list(): readonly IssuedCaptcha[] {
    return this.#issued;
  }
}
