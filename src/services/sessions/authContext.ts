/** One request as the services see it: who asks, how they hold a session, and how to hand them one. */
import type { Caller } from '../../datasources/capabilities.js';
import type { Session, SessionMode } from './sessions.js';

export type { SessionMode };

export interface AuthContext {
  readonly caller: Caller;
  /** How a session that starts now would be held; an existing session keeps its own mode. */
  readonly sessionMode: SessionMode;
  /** The caller's session, looked up once per request; undefined when signed out. */
  session(): Promise<Session | undefined>;
  /** The caller's token as presented, for rotation; undefined when there is none. */
  readonly token: string | undefined;
  /** What came as `Authorization: Bearer …`: a session's token or an administrator's. */
  readonly bearer: string | undefined;
  /** What came as `x-router-secret`: a federation router shows by it that it is one of ours. */
  readonly routerSecret: string | undefined;
  /** The visitor cookie of a browser that has begun a flow; undefined without one. */
  readonly visitor: string | undefined;
  /**
   * Hands the session to the caller: sets the cookie, or returns the token that the answer must carry.
   * Later calls of `session()` in this request see it.
   */
  grant(session: Session, token: string): string | null;
  /** Forgets the session: clears the cookie. */
  dismiss(): void;
  /**
   * What a flow that begins now is bound to: in cookie mode a value kept in the visitor cookie (set here when new), in
   * bearer mode nothing, since there the flow's id is the secret.
   */
  ensureFlowBinding(): string | null;
  /** True when a flow bound so belongs to this visitor. */
  matchesBinding(binding: string | null): boolean;
}
