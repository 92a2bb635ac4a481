/** The session and its user. */
import type { SessionSnapshot, User } from '@menshen/client';
import { useCallback, useSyncExternalStore } from 'react';
import { useMenshenContext } from './provider.js';

/**
 * The session as far as it is known. The component renders again after each change, also one in another tab. On a server, and
 * while the browser hydrates, it is `initialSession` of the provider.
 */
export function useSession(): SessionSnapshot {
  const { client, initialSession } = useMenshenContext();
  const subscribe = useCallback((listener: () => void) => client.onChange(listener), [client]);
  const current = () => (client.session.status === 'unknown' ? initialSession : client.session);
  // A client on a server may be shared by all requests, so its session is not read there.
  return useSyncExternalStore(subscribe, current, () => initialSession);
}

/** The signed-in user; null while signed out, undefined while that is unknown. */
export function useUser(): User | null | undefined {
  const { status, user } = useSession();
  return status === 'unknown' ? undefined : user;
}
