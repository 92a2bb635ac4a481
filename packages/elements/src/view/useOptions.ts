import type { ErrorInfo, IdentityProvider, SignInOptions } from '@menshen/client';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useView } from './view.js';

export type Loaded<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: ErrorInfo; retry(): void };

/** What the server offers to sign-in pages, in the language of the page. */
export function useOptions(provider: IdentityProvider | undefined): Loaded<SignInOptions> {
  const { client, language } = useView();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<SignInOptions>>({ kind: 'loading' });
  useLayoutEffect(() => {
    let isCurrent = true;
    const retry = () => setAttempt((count) => count + 1);
    client.signInOptions(provider).then(
      (value) => isCurrent && setLoaded({ kind: 'ready', value }),
      (error: ErrorInfo) => isCurrent && setLoaded({ kind: 'failed', error, retry }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, provider, language, attempt]);
  return loaded;
}
