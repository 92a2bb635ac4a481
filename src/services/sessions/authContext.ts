/** Authentication context of one request: the caller, the session and its mode, and how to grant or clear a session. */
import type { Caller } from '../../datasources/capabilities.js';
import type { EventNotes } from '../events/eventNotes.js';
import type { Session, SessionMode } from './sessions.js';

export type { SessionMode };

export interface AuthContext {
  readonly caller: Caller;
  /** The header `User-Agent`, as the client sent it. */
  readonly userAgent: string | null;
  /** The mode of a session that this request begins. An existing session keeps its own mode. */
  readonly sessionMode: SessionMode;
  /** The caller's session, looked up once per request; undefined if signed out. */
  session(): Promise<Session | undefined>;
  /** The caller's token as presented, for rotation. */
  readonly token: string | undefined;
  /** The token of `Authorization: Bearer …`, of a session or of an administrator. */
  readonly bearer: string | undefined;
  /** The value of `x-router-secret`, which identifies a trusted federation router. */
  readonly routerSecret: string | undefined;
  /** The visitor cookie of a browser that has begun a flow. */
  readonly visitor: string | undefined;
  /** Facts for the event of the operation that runs. */
  readonly notes: EventNotes;
  /**
   * Gives the session to the caller: sets the cookie, or returns the token for the response.
   * Later calls of `session()` in this request return it.
   */
  grant(session: Session, token: string): string | null;
  /** Removes the session from the caller: clears the cookie. */
  dismiss(): void;
  /**
   * The value that a new flow is bound to. In cookie mode it is the visitor cookie, which is set if missing. In bearer mode
   * it is null, because the flow id is the secret.
   */
  ensureFlowBinding(): string | null;
  /** Whether a flow with this binding belongs to the caller. */
  matchesBinding(binding: string | null): boolean;
}
