/** The sessions of the signed-in user, which the user can see and end. */
import { ProviderError } from '../../datasources/errors.js';
import { type AccountUpdated, createOutcome, type NotFound, type User } from '../outcomes.js';
import type { AuthContext } from './authContext.js';
import type { CurrentSession } from './currentSession.js';
import type { Ending } from './ending.js';
import type { Session, Sessions } from './sessions.js';

export interface SessionInfo
  extends Pick<Session, 'id' | 'createdAt' | 'lastUsedAt' | 'userAgent' | 'maskedAddress' | 'proofs'> {
  /** Whether it is the session of this request. */
  readonly current: boolean;
}

export class OwnSessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly current: CurrentSession,
  ) {}

  /** Most recently used first. */
  async list(auth: AuthContext): Promise<readonly SessionInfo[]> {
    const own = await this.current.require(auth);
    const sessions = await this.sessions.listOf(own.provider, own.userId);
    return sessions.map((session) => ({ ...session, current: session.id === own.id }));
  }

  /** Ends the session on all instances, and if it is the session of this request, also at the vendor. */
  async end(id: string, auth: AuthContext): Promise<AccountUpdated | NotFound> {
    const own = await this.current.require(auth);
    if (id === own.id) {
      await this.current.logout(auth, 'EndedByUser');
      return createOutcome('AccountUpdated', { user: null });
    }
    const ended = await this.sessions.endOne(own.provider, own.userId, id, endedBy(auth));
    return ended ? createOutcome('AccountUpdated', { user: await this.#user(auth) }) : createOutcome('NotFound');
  }

  async endOthers(auth: AuthContext): Promise<AccountUpdated> {
    const { provider, userId, id } = await this.current.require(auth);
    await this.sessions.endOthers(provider, userId, id, endedBy(auth));
    return createOutcome('AccountUpdated', { user: await this.#user(auth) });
  }

  /** The sessions have ended already, so an unreachable vendor must not turn the result into an error. */
  async #user(auth: AuthContext): Promise<User | null> {
    try {
      return await this.current.user(auth);
    } catch (error) {
      if (error instanceof ProviderError && error.isFault) return null;
      throw error;
    }
  }
}

function endedBy({ caller }: AuthContext): Ending {
  return { reason: 'EndedByUser', source: caller };
}
