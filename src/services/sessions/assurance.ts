/** How sure we are, and since when, that the caller is who they say. */

import type { AuthContext } from './authContext.js';
import type { CurrentSession } from './currentSession.js';
import type { Session } from './sessions.js';

export class Assurance {
  constructor(
    private readonly current: CurrentSession,
    private readonly stepUpSeconds: number,
    private readonly now: () => number,
  ) {}

  /** Whether the caller has proven anything of late. @throws AppError UNAUTHENTICATED */
  async isFresh(auth: AuthContext): Promise<boolean> {
    return this.isFreshSession(await this.current.require(auth));
  }

  /** The same of any session. */
  isFreshSession({ proofs }: Pick<Session, 'proofs'>): boolean {
    if (this.stepUpSeconds === 0) return true;
    const since = this.now() - this.stepUpSeconds * 1000;
    return proofs.some(({ at }) => at.getTime() >= since);
  }
}
