/** The client for the composables of an application. */
import type { Menshen, MenshenError, SessionSnapshot } from '@menshen/client';
import { hasInjectionContext, type InjectionKey, inject, type Plugin, type ShallowRef, shallowRef } from 'vue';
import { IS_BROWSER } from './environment.js';

export interface MenshenPluginOptions {
  /**
   * The session that the server rendered the page with, of `loadSession` there. The browser begins with it too, until it has
   * loaded the session itself.
   */
  readonly initialSession?: SessionSnapshot | undefined;
  /** Called when the session cannot be loaded. It stays as it was: call `loadSession` of the client to try again. */
  readonly onError?: ((error: MenshenError) => void) | undefined;
}

export interface MenshenInjection {
  readonly client: Menshen;
  readonly session: Readonly<ShallowRef<SessionSnapshot>>;
  /** Loads the session unless it is known. */
  loadSession(): void;
}

const UNKNOWN: SessionSnapshot = { status: 'unknown', user: null, session: null };
const KEY: InjectionKey<MenshenInjection> = Symbol('menshen');

/** Gives the client to the composables of the application. */
export function createMenshenPlugin(client: Menshen, { initialSession, onError }: MenshenPluginOptions = {}): Plugin {
  return {
    install(app) {
      // A client on a server may be shared by all requests, so its session is not read there.
      const session = shallowRef(initialSession ?? (IS_BROWSER ? client.session : UNKNOWN));
      let isLoading = false;
      const show = () => {
        if (client.session.status !== 'unknown') session.value = client.session;
      };
      if (IS_BROWSER) app.onUnmount(client.onChange(show));
      app.provide(KEY, {
        client,
        session,
        loadSession() {
          show();
          if (isLoading || client.session.status !== 'unknown') return;
          isLoading = true;
          client
            .loadSession()
            .catch((error: MenshenError) => onError?.(error))
            .finally(() => {
              isLoading = false;
            });
        },
      });
    },
  };
}

/** The client of the application. */
export function useMenshen(): Menshen {
  return useMenshenInjection().client;
}

export function useMenshenInjection(): MenshenInjection {
  const injection = hasInjectionContext() ? inject(KEY, null) : null;
  if (injection === null)
    throw new Error('No Menshen client: call app.use(createMenshenPlugin(client)), and this in setup.');
  return injection;
}
