/** Short-lived signed tokens by which the services behind this server learn who the user is. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../errors.js';
import {
  type AccountUnavailable,
  createOutcome,
  fieldProblem,
  type InputRejected,
  rejected,
  type ServiceTokenCreated,
} from '../outcomes.js';
import { recentEntries } from '../recentEntries.js';
import { provenAt } from '../sessions/assurance.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session } from '../sessions/sessions.js';
import { amrOf } from './amr.js';
import type { SigningKeys } from './signingKeys.js';
import type { CheckedUser, UserChecks } from './userChecks.js';

/** About 1 kB each. */
const MAX_TOKENS = 10_000;

export type ServiceTokenOutcome = ServiceTokenCreated | InputRejected | AccountUnavailable;

export interface TokenRequest {
  /** One of TOKEN_AUDIENCES. */
  readonly audience: string;
  /** The maximum age of the newest proof of the session. */
  readonly maxAgeSeconds?: number | undefined;
  /** The code of a role that the user must have. */
  readonly role?: string | undefined;
}

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds of the real clock. */
  readonly expiresAt: number;
}

export type TokenDenial = 'SIGNED_OUT' | 'ACCOUNT_UNAVAILABLE' | 'PROOF_TOO_OLD' | 'ROLE_MISSING';

export interface ServiceTokenParts {
  readonly keys: SigningKeys;
  readonly checks: UserChecks;
  readonly current: CurrentSession;
  readonly settings: {
    readonly tokenAudiences: readonly string[];
    readonly browserAudiences: readonly string[];
    readonly tokenSeconds: number;
  };
  /** PUBLIC_URL, or the address of a local start. */
  readonly issuer: () => string;
  /** The clock of sessions. A local start can move it; the times of tokens are always real. */
  readonly now: () => number;
}

interface Minted {
  readonly token: Promise<string>;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export class ServiceTokens {
  readonly #minted = recentEntries<Minted>(MAX_TOKENS);

  constructor(private readonly parts: ServiceTokenParts) {}

  hasAudience(audience: string): boolean {
    return this.parts.settings.tokenAudiences.includes(audience);
  }

  /**
   * The token for a service, from memory where one is valid for at least half of its life.
   * @throws AppError and ProviderError when the store or the vendor fails
   */
  async issue(request: TokenRequest, auth: AuthContext): Promise<IssuedToken | TokenDenial> {
    const session = await auth.session();
    if (session === undefined) return 'SIGNED_OUT';
    const user = await this.#checked(session, request.role !== undefined, auth);
    if (typeof user === 'string') return user;
    if (request.role !== undefined && user.roles?.includes(request.role) !== true) return 'ROLE_MISSING';
    const { maxAgeSeconds } = request;
    if (maxAgeSeconds !== undefined && this.parts.now() - provenAt(session) > maxAgeSeconds * 1000) {
      return 'PROOF_TOO_OLD';
    }
    const { token, expiresAt } = this.#mint(session, request.audience, user);
    return { token: await token, expiresAt };
  }

  /** For clients that call a service themselves. @throws AppError UNAUTHENTICATED and STEP_UP_REQUIRED */
  async create(audience: string, maxAgeSeconds: number | undefined, auth: AuthContext): Promise<ServiceTokenOutcome> {
    const session = await this.parts.current.require(auth);
    if (maxAgeSeconds !== undefined && maxAgeSeconds < 0) {
      return rejected(fieldProblem('maxAgeSeconds', 'TOO_SMALL', { min: 0 }));
    }
    const { browserAudiences } = this.parts.settings;
    if (session.mode === 'cookie' && !browserAudiences.includes(audience)) {
      return rejected(
        fieldProblem('audience', 'UNKNOWN_AUDIENCE', { setting: 'BROWSER_AUDIENCES', allowed: browserAudiences }),
      );
    }
    if (!this.hasAudience(audience)) {
      // The list would reveal the names of internal services.
      return rejected(fieldProblem('audience', 'UNKNOWN_AUDIENCE', { setting: 'TOKEN_AUDIENCES' }));
    }
    const issued = await this.issue({ audience, maxAgeSeconds }, auth);
    if (typeof issued === 'object') {
      return createOutcome('ServiceTokenCreated', { token: issued.token, expiresAt: new Date(issued.expiresAt) });
    }
    if (issued === 'ACCOUNT_UNAVAILABLE') return createOutcome('AccountUnavailable');
    if (issued === 'PROOF_TOO_OLD') {
      throw new AppError(
        'STEP_UP_REQUIRED',
        'Re-authentication required: the newest proof of this session is older than `maxAgeSeconds`. Sign in again.',
      );
    }
    throw new AppError('UNAUTHENTICATED', 'Sign in first: this operation requires a session.');
  }

  async #checked(session: Session, needsRoles: boolean, auth: AuthContext): Promise<CheckedUser | TokenDenial> {
    const { checks } = this.parts;
    try {
      const user = checks.recent(session, needsRoles) ?? (await checks.check(session, needsRoles, auth));
      if (!('__typename' in user)) return user;
      auth.dismiss();
      return 'ACCOUNT_UNAVAILABLE';
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return 'SIGNED_OUT';
      throw error;
    }
  }

  /** One token for a session, its proofs, the audience and the claims. Only the first key signs, so it is not in the key. */
  #mint(session: Session, audience: string, user: CheckedUser): Minted {
    const now = Date.now();
    const amr = amrOf(session.proofs);
    const proven = provenAt(session);
    const key = `${session.id} ${audience} ${proven} ${amr} ${user.claimsText}`;
    const known = this.#minted.get(key);
    if (known !== undefined && now >= known.issuedAt && now < (known.issuedAt + known.expiresAt) / 2) return known;
    const iat = Math.floor(now / 1000);
    const exp = iat + this.parts.settings.tokenSeconds;
    const token = this.parts.keys.sign({
      ...user.claims,
      iss: this.parts.issuer(),
      aud: audience,
      sub: session.userId,
      provider: session.provider,
      sid: session.id,
      amr,
      // The age of the proof is measured by the clock of the sessions, and the time is stated by the real one.
      auth_time: Math.floor((now - (this.parts.now() - proven)) / 1000),
      iat,
      exp,
      jti: randomUUID(),
    });
    const minted = { token, issuedAt: now, expiresAt: exp * 1000 };
    this.#minted.set(key, minted);
    return minted;
  }
}
