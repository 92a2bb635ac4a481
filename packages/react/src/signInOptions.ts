import type { IdentityProvider, MenshenError, SignInOptions } from '@menshen/client';
import { useCallback, useEffect, useState } from 'react';
import { useMenshen } from './provider.js';

export interface LoadedSignInOptions {
  /** Undefined until they are loaded. */
  readonly options: SignInOptions | undefined;
  /** Why they could not be loaded. */
  readonly error: MenshenError | undefined;
  /** Requests them again after an error. */
  reload(): void;
}

type Result = Omit<LoadedSignInOptions, 'reload'>;

const LOADING: Result = { options: undefined, error: undefined };

/** What the sign-in page can offer. Loaded in the browser, once per client and provider. */
export function useSignInOptions(provider?: IdentityProvider): LoadedSignInOptions {
  const client = useMenshen();
  const [result, setResult] = useState(LOADING);
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the reason to run again
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Result) => isCurrent && setResult(next);
    show(LOADING);
    client.signInOptions(provider).then(
      (options) => show({ ...LOADING, options }),
      (error: MenshenError) => show({ ...LOADING, error }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, provider, attempt]);
  return { ...result, reload };
}
