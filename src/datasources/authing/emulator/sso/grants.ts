import { createHash, randomBytes } from 'node:crypto';
import type { EmulatedClock } from '../../../../emulators/clock.js';

const CODE_LIFETIME_MS = 10 * 60_000;
const REFRESH_LIFETIME_MS = 30 * 86_400_000;

/** The authorization that a user granted to the application. */
export interface Grant {
  readonly accountId: string;
  readonly scope: string;
  readonly nonce?: string | undefined;
  /** The S256 code challenge (RFC 7636). Required for clients without a secret. */
  readonly codeChallenge?: string | undefined;
}

/** A grant with an authorization code, which the browser returns to the application. */
export interface CodeGrant extends Grant {
  readonly redirectUri: string;
}

/** Authorization codes and refresh tokens: opaque and valid once. */
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

  /** Reads a code without consuming it, because client authentication depends on the grant. */
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

  /** Revokes the codes and refresh tokens of a user. */
  revokeAll(accountId: string): void {
    for (const kept of [this.#codes, this.#refresh]) {
      for (const [secret, { grant }] of kept) if (grant.accountId === accountId) kept.delete(secret);
    }
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
