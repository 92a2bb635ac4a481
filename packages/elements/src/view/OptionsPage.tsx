import type { IdentityProvider, SignInOptions } from '@menshen/client';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Brand } from './Brand.js';
import { useOptions } from './useOptions.js';
import { useView } from './view.js';

export interface OptionsPageProps {
  readonly provider: IdentityProvider | undefined;
  children(options: SignInOptions): ComponentChildren;
}

/** Waits for the options of the server, and shows its brand. */
export function OptionsPage({ provider, children }: OptionsPageProps) {
  const { texts, onError } = useView();
  const loaded = useOptions(provider);
  useLayoutEffect(() => {
    if (loaded.kind === 'failed') onError(loaded.error);
  }, [loaded]);
  if (loaded.kind === 'loading') {
    return (
      <p class="muted" role="status">
        {texts.loading}
      </p>
    );
  }
  if (loaded.kind === 'failed') {
    const { error, retry } = loaded;
    return <Alert message={error.message} requestId={error.requestId} onRetry={retry} />;
  }
  return (
    <>
      <Brand brand={loaded.value.branding} />
      {children(loaded.value)}
    </>
  );
}
