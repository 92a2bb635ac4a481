/** What every tab of the page needs. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { HomeProvider, HomeState } from '../control/homeState.js';
import type { ControlClient } from './controlClient.js';
import type { Texts } from './english.js';
import type { ServerClient } from './serverClient.js';
import type { Language } from './texts.js';

export interface Home {
  readonly state: HomeState;
  /** `performance.now()` when the state arrived. */
  readonly receivedAt: number;
  readonly control: ControlClient;
  readonly server: ServerClient;
  readonly language: Language;
  readonly texts: Texts;
  /** False while the server is unreachable. */
  readonly isLive: boolean;
  /** Reads the state again. */
  refresh(): void;
}

export const HomeContext = createContext<Home | undefined>(undefined);

export function useHome(): Home {
  const home = useContext(HomeContext);
  if (home === undefined) throw new Error('The tab is outside the page.');
  return home;
}

const TICK_MS = 1000;

/** The time of the emulated clock in milliseconds since 1970, renewed every second. */
export function useNow(): number {
  const { state, receivedAt } = useHome();
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Date.parse(state.now) + performance.now() - receivedAt;
}

/** The providers that have this kind of content. */
export function withContent<K extends keyof HomeProvider>(
  providers: readonly HomeProvider[],
  kind: K,
): readonly (HomeProvider & { readonly [P in K]-?: NonNullable<HomeProvider[P]> })[] {
  return providers.filter(
    (provider): provider is HomeProvider & { readonly [P in K]-?: NonNullable<HomeProvider[P]> } =>
      provider[kind] !== undefined,
  );
}
