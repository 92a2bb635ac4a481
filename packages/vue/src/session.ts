/** The session and its user. */
import type { SessionSnapshot, User } from '@menshen/client';
import { type ComputedRef, computed, getCurrentInstance, onMounted, type ShallowRef } from 'vue';
import { useMenshenInjection } from './plugin.js';

/**
 * The session as far as it is known. It changes with the client, also after a change in another tab. On a server, and while the
 * browser hydrates, it is `initialSession` of the plugin. The first component that uses it loads it once mounted.
 */
export function useSession(): Readonly<ShallowRef<SessionSnapshot>> {
  const { session, loadSession } = useMenshenInjection();
  // Navigation guards have no component. They call `loadSession` of the client where they need it.
  if (getCurrentInstance()) onMounted(loadSession);
  return session;
}

/** The signed-in user; null while signed out, undefined while that is unknown. */
export function useUser(): ComputedRef<User | null | undefined> {
  const session = useSession();
  return computed(() => (session.value.status === 'unknown' ? undefined : session.value.user));
}
