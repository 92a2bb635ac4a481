import type { ErrorInfo, SignInOptions } from '@menshen/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { Busy, useView } from '../view/view.js';
import { AccountProvider } from './account.js';
import { ContactSection } from './ContactSection.js';
import { CustomFieldsSection } from './CustomFieldsSection.js';
import type { AccountData } from './documents.js';
import { FactorSection } from './FactorSection.js';
import { IdentitySection } from './IdentitySection.js';
import { LegacyFactorSection } from './LegacyFactorSection.js';
import { PasskeySection } from './PasskeySection.js';
import { PasswordSection } from './PasswordSection.js';
import { ProfileSection } from './ProfileSection.js';
import { readAccount } from './readAccount.js';
import { SessionSection } from './SessionSection.js';
import { SignedOut } from './SignedOut.js';
import { StepUpStep } from './StepUpStep.js';
import { useStepUp } from './useStepUp.js';

export interface AccountViewProps {
  readonly options: SignInOptions;
  /** The address of the sign-in page. */
  readonly signInUrl: string | null;
  onSignedOut(): void;
}

/** The account page: a section for each part of the account. */
export function AccountView({ options, signInUrl, onSignedOut }: AccountViewProps) {
  const { client, texts, onError } = useView();
  const [account, setAccount] = useState<AccountData | null | undefined>(undefined);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const { request, isChecking, prove, close } = useStepUp();
  const reload = async () => {
    try {
      setAccount(await readAccount(client));
      setError(null);
    } catch (failure) {
      setError(failure as ErrorInfo);
      onError(failure as ErrorInfo);
    }
  };
  const shown = useRef(account);
  shown.current = account;
  useEffect(() => {
    reload();
    // Another element or tab has signed in or out. While the account loads, that is part of its loading.
    return client.onChange(({ user }) => {
      if (shown.current !== undefined && shown.current?.id !== user?.id) reload();
    });
  }, [client]);
  const signOut = async () => {
    // The client is signed out even if the server cannot be reached.
    await client.signOut().catch(onError);
    setAccount(null);
    onSignedOut();
  };

  if (account === null) return <SignedOut signInUrl={signInUrl} />;
  const alert = error && <Alert message={error.message} requestId={error.requestId} onRetry={reload} />;
  if (account === undefined) {
    return (
      alert ?? (
        <p class="muted" role="status">
          {texts.loading}
        </p>
      )
    );
  }
  return (
    <AccountProvider value={{ account, options, reload, prove, closeStepUp: close }}>
      {request !== null && (
        <Busy.Provider value={isChecking}>
          <StepUpStep request={request} />
        </Busy.Provider>
      )}
      <div class="sections" hidden={request !== null}>
        <div class="row between">
          <h2 part="title">{texts.yourAccount}</h2>
          <Button isCompact onClick={signOut}>
            {texts.signOut}
          </Button>
        </div>
        {alert}
        <ProfileSection />
        <CustomFieldsSection />
        <ContactSection />
        <PasswordSection />
        <FactorSection />
        <LegacyFactorSection />
        <PasskeySection />
        <IdentitySection />
        <SessionSection />
      </div>
    </AccountProvider>
  );
}
