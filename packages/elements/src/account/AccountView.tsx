import type { ErrorInfo, SignInOptions } from '@menshen/client';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import type { Setback } from '../view/useResting.js';
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
  const [failure, setFailure] = useState<Setback | null>(null);
  const { request, isChecking, prove, close } = useStepUp();
  const fail = (error: ErrorInfo, retry: () => unknown) => {
    setFailure({ kind: 'failed', error, retry, back: retry });
    onError(error);
  };
  const reads = useRef(0);
  const reload = async () => {
    const read = ++reads.current;
    // The answer to an earlier request may come later, and is older.
    const isLatest = () => read === reads.current;
    try {
      const found = await readAccount(client);
      if (!isLatest()) return;
      setAccount(found);
      setFailure(null);
    } catch (error) {
      if (isLatest()) fail(error as ErrorInfo, reload);
    }
  };
  const shown = useRef(account);
  shown.current = account;
  useLayoutEffect(() => {
    reload();
    // Another element or tab has signed in or out. While the account loads, that is part of its loading.
    return client.onChange(({ user }) => {
      if (shown.current !== undefined && shown.current?.id !== user?.id) reload();
    });
  }, [client]);
  const signOut = async () => {
    try {
      await client.signOut();
    } catch (error) {
      fail(error as ErrorInfo, signOut);
      // The browser has kept its cookie.
      if (client.session.user !== null) return;
    }
    setAccount(null);
    onSignedOut();
  };

  if (account === null) return <SignedOut signInUrl={signInUrl} />;
  const alert = <SetbackAlert setback={failure} />;
  if (account === undefined) {
    if (failure) return alert;
    return (
      <p class="muted" role="status">
        {texts.loading}
      </p>
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
