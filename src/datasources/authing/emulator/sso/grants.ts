import { createHash, randomBytes } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';

const CODE_LIFETIME_MS = 10 * 60_000;
const REFRESH_LIFETIME_MS = 30 * 86_400_000;

/** What a user has let the application have. */
export interface Grant {
  readonly accountId: string;
  readonly scope: string;
  readonly nonce?: string | undefined;
  /** S256 of a verifier that only the rightful client knows (RFC 7636). Clients without a secret must have one. */
  readonly codeChallenge?: string | undefined;
}

/** A grant on its way back to the application by way of the browser. */
export interface CodeGrant extends Grant {
  readonly redirectUri: string;
}

/** Authorization codes and refresh tokens: opaque, and each good for one use. */
export class Grants {
  readonly #clock: EmulatedClock;
  readonly #codes = new Map<string, { readonly grant: CodeGrant; readonly expiresAt: number }>();
  readonly #refresh = new Map<string, { readonly grant: Grant; readonly expiresAt: number }>();

  constructor(clock: EmulatedClock) {
    this.#clock = clock;
  }

  issueCode(grant: CodeGrant): string {
    return this.#keep(this.#codes, grant, CODE_LIFETIME_MS);
  }

  /** Looking is not using: who the client is depends on what the code was issued for. */
  peekCode(code: string): CodeGrant | undefined {
    return this.#live(this.#codes, code)?.grant;
  }

  spendCode(code: string): void {
    this.#codes.delete(code);
  }

  issueRefreshToken(grant: Grant): string {
    return this.#keep(this.#refresh, grant, REFRESH_LIFETIME_MS);
  }

  peekRefreshToken(token: string): { readonly grant: Grant; readonly expiresAt: number } | undefined {
    return this.#live(this.#refresh, token);
  }

  spendRefreshToken(token: string): void {
    this.#refresh.delete(token);
  }

  #keep<G>(kept: Map<string, { grant: G; expiresAt: number }>, grant: G, lifetime: number): string {
    const secret = randomBytes(32).toString('base64url');
    kept.set(secret, { grant, expiresAt: this.#clock.now() + lifetime });
    return secret;
  }

  #live<K extends { expiresAt: number }>(kept: Map<string, K>, secret: string): K | undefined {
    const found = kept.get(secret);
    return found && this.#clock.now() < found.expiresAt ? found : undefined;
  }
}

export function isVerifierOf(challenge: string, verifier: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
