import type { Session, User } from '../generated/operations.js';

/** What the client knows about the session. The same object until something changes. */
export type SessionSnapshot =
  | { readonly status: 'unknown' | 'anonymous'; readonly user: null; readonly session: null }
  | { readonly status: 'signedIn'; readonly user: User; readonly session: Session };
