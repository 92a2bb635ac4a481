/** The client for the components below. */
import type { Menshen, MenshenError, SessionSnapshot } from '@menshen/client';
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useLatest } from './latest.js';

export interface MenshenProviderProps {
  /** One client for the lifetime of the provider. */
  readonly client: Menshen;
  /**
   * The session that the server rendered the page with, of `loadSession` there. The browser begins with it too, until it has
   * loaded the session itself.
   */
  readonly initialSession?: SessionSnapshot | undefined;
  /** Called when the session cannot be loaded. It stays as it was: call `loadSession` of the client to try again. */
  readonly onError?: ((error: MenshenError) => void) | undefined;
  readonly children?: ReactNode;
}

export interface MenshenContextValue {
  readonly client: Menshen;
  readonly initialSession: SessionSnapshot;
}

const UNKNOWN: SessionSnapshot = { status: 'unknown', user: null, session: null };
const MenshenContext = createContext<MenshenContextValue | null>(null);

/** Gives the client to the hooks below it, and loads the session once in the browser. */
export function MenshenProvider({
  client,
  initialSession = UNKNOWN,
  onError,
  children,
}: MenshenProviderProps): ReactElement {
  const value = useMemo(() => ({ client, initialSession }), [client, initialSession]);
  const latestOnError = useLatest(onError);
  useEffect(() => {
    if (client.session.status !== 'unknown') return;
    client.loadSession().catch((error: MenshenError) => latestOnError.current?.(error));
  }, [client, latestOnError]);
  return <MenshenContext.Provider value={value}>{children}</MenshenContext.Provider>;
}

/** The client of the nearest `MenshenProvider`. */
export function useMenshen(): Menshen {
  return useMenshenContext().client;
}

export function useMenshenContext(): MenshenContextValue {
  const value = useContext(MenshenContext);
  if (value === null)
    throw new Error('No Menshen client: render this component inside <MenshenProvider client={...}>.');
  return value;
}
