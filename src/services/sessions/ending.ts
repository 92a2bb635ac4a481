/** Why a session ended before its expiry, and at whose request. */
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import type { EventSource } from '../events/signInEvents.js';

export type EndReason =
  | 'SignedOut'
  /** By the user, from another session. */
  | 'EndedByUser'
  | 'EndedByAdministrator'
  | 'CredentialChanged'
  | 'AccountLinked'
  /** The provider has blocked or deactivated the user. */
  | 'UserUnavailable'
  /** The provider no longer accepts its own token. */
  | 'ProviderRefused'
  | 'TooManyFailures'
  | 'TooManySessions'
  /** A replaced token was used again: two clients hold it. */
  | 'TokenReused'
  | 'Ended';

export interface Ending {
  readonly reason: EndReason;
  /** The request that ended the session; undefined if the server did. */
  readonly source?: EventSource | undefined;
}

/** Receives each session that ended, once. */
export type OnEnd = (
  session: { readonly provider: IdentityProviderId; readonly userId: string; readonly sessionId: string },
  ending: Ending,
) => void;

export const ENDED: Ending = { reason: 'Ended' };
