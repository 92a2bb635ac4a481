import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const COOKIE_NAME = 'authing_session';
const COOKIE_PATTERN = /(?:^|;\s*)authing_session=([^;\s]+)/;

/** The session of a browser after a login. */
export interface BrowserSession {
  readonly id: string;
  readonly accountId: string;
  /** The token of the login. A logout with it also ends this session. */
  readonly token: string;
}

/** The vendor's cookie, signed like express-session. Image captchas and single sign-on share it. */
export class BrowserSessions {
  readonly #key = randomBytes(32);
  readonly #signedIn = new Map<string, BrowserSession>();

  newId(): string {
    return randomBytes(16).toString('base64url');
  }

  /** In the format of a `Cookie` header. */
  cookie(id: string): string {
    return `${COOKIE_NAME}=s%3A${id}.${this.#sign(id)}`;
  }

  /** The session id of a cookie with a valid signature. */
  idOf(cookies: string | undefined): string | undefined {
    const value = COOKIE_PATTERN.exec(cookies ?? '')?.[1] ?? '';
    const [id, signature] = value.replace(/^s(%3A|:)/i, '').split('.');
    if (!id || !signature) return undefined;
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(id))];
    return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined;
  }

  /** Uses a new id for each login, which prevents session fixation. Returns the cookie. */
  start(accountId: string, token: string): string {
    const id = this.newId();
    this.#signedIn.set(id, { id, accountId, token });
    return this.cookie(id);
  }

  of(cookies: string | undefined): BrowserSession | undefined {
    return this.#signedIn.get(this.idOf(cookies) ?? '');
  }

  /** Ends the session of the browser and all sessions that began with this token. */
  end(cookies: string | undefined, token: string): void {
    const own = this.idOf(cookies);
    for (const session of this.#signedIn.values()) {
      if (session.id === own || session.token === token) this.#signedIn.delete(session.id);
    }
  }

  endAll(accountId: string): void {
    for (const session of this.#signedIn.values()) {
      if (session.accountId === accountId) this.#signedIn.delete(session.id);
    }
  }

  #sign(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url');
  }
}
