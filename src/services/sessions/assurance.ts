/** Freshness of the caller's authentication, for operations that require a recent proof. */
import type { AuthContext } from './authContext.js';
import type { CurrentSession } from './currentSession.js';
import type { Session } from './sessions.js';

export class Assurance {
  constructor(
    private readonly current: CurrentSession,
    private readonly stepUpSeconds: number,
    private readonly now: () => number,
  ) {}

  /** Whether the caller's session has a fresh proof. @throws AppError UNAUTHENTICATED */
  async isFresh(auth: AuthContext): Promise<boolean> {
    return this.isFreshSession(await this.current.require(auth));
  }

  /** Whether a session has a proof within STEP_UP_SECONDS. */
  isFreshSession({ proofs }: Pick<Session, 'proofs'>): boolean {
    if (this.stepUpSeconds === 0) return true;
    const since = this.now() - this.stepUpSeconds * 1000;
    return proofs.some(({ at }) => at.getTime() >= since);
  }

  /** Whether the newest proof of a session is at most so many seconds old. */
  isProvenWithin(session: Pick<Session, 'proofs' | 'createdAt'>, seconds: number): boolean {
    return this.now() - provenAt(session) <= seconds * 1000;
  }
}

/** When the newest proof was given, in milliseconds of the server's clock. A session begins with a proof. */
export function provenAt({ proofs, createdAt }: Pick<Session, 'proofs' | 'createdAt'>): number {
  return Math.max(...proofs.map(({ at }) => at.getTime()), proofs.length === 0 ? createdAt.getTime() : 0);
}
