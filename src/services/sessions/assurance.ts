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
}
