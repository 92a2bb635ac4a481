import type { IdentityProvider, SignInOptions } from '@menshen/client';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { Brand } from './Brand.js';
import { useOptions } from './useOptions.js';
import { useView } from './view.js';

export interface OptionsPageProps {
  readonly provider: IdentityProvider | undefined;
  children(options: SignInOptions): ComponentChildren;
  onError(code: string, message: string): void;
}

/** Waits for the options of the server, and shows its brand. */
export function OptionsPage({ provider, children, onError }: OptionsPageProps) {
  const { texts } = useView();
  const loaded = useOptions(provider);
  useEffect(() => {
    if (loaded.kind === 'failed') onError(loaded.error.code, loaded.error.message);
  }, [loaded]);
  if (loaded.kind === 'loading') {
    return (
      <p class="muted" role="status">
        {texts.loading}
      </p>
    );
  }
  if (loaded.kind === 'failed') {
    return (
      <Alert message={loaded.error.message} requestId={loaded.error.requestId}>
        <div>
          <Button isCompact onClick={loaded.retry}>
            {texts.retry}
          </Button>
        </div>
      </Alert>
    );
  }
  return (
    <>
      <Brand brand={loaded.value.branding} />
      {children(loaded.value)}
    </>
  );
}
