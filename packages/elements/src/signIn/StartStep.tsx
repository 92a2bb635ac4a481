import type {
  IdentityProvider,
  LoginMethodKind,
  Problem,
  SignInFlow,
  SignInMethod,
  SignInOptions,
  SignInState,
} from '@menshen/client';
import { Notice } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { SetbackAlert, useIsLimited } from '../controls/SetbackAlert.js';
import { Step } from '../controls/Step.js';
import { Tabs } from '../controls/Tabs.js';
import type { Texts } from '../texts/texts.js';
import type { Resting, Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import { DirectoryForm } from './DirectoryForm.js';
import type { Way, Ways } from './methods.js';
import { PasswordForm } from './PasswordForm.js';
import { PhoneCodeForm } from './PhoneCodeForm.js';
import { ProviderSwitch } from './ProviderSwitch.js';
import { PushForm } from './PushForm.js';
import { QrPanel } from './QrPanel.js';

export interface StartStepProps {
  readonly flow: SignInFlow;
  readonly step: Extract<Resting<SignInState>, { readonly kind: 'idle' | 'rejected' | 'qr' }>;
  readonly setback: Setback | null;
  readonly options: SignInOptions;
  readonly provider: IdentityProvider | undefined;
  readonly methods: readonly LoginMethodKind[];
  readonly ways: Ways;
  readonly way: Way;
  readonly providerLogin: string | null;
  readonly notice: string | null;
  /** Null where the page has chosen the provider. */
  readonly onProvider: ((provider: IdentityProvider) => void) | null;
  onWay(way: Way): void;
  onForgotten(): void;
  onSignUp(): void;
}

/** The first step: the ways to sign in that the server offers. */
export function StartStep(props: StartStepProps) {
  const { flow, step, setback, options, ways, way, onWay, onSignUp } = props;
  const { texts } = useView();
  const isBlocked = useIsLimited(setback);
  const isTab = ways.tabs.includes(way);
  const name = options.branding?.name;
  const start = (method: SignInMethod) => flow.start(method);
  const select = (next: Way) => {
    if (next === 'passkey') return start({ passkey: true });
    if (next !== way) flow.restart();
    return onWay(next);
  };
  const title = isTab ? (name ? texts.signInTo(name) : texts.signIn) : titleOf(way, texts);
  return (
    <Step key={isTab ? 'tabs' : way} title={title}>
      <Notice message={step.kind === 'idle' ? (step.notice ?? props.notice) : null} />
      <SetbackAlert setback={setback} />
      {isTab ? (
        <>
          <Tabs
            label={texts.methods}
            tabs={ways.tabs.map((tab) => [tab, tabText(tab, texts)])}
            selected={way}
            onSelect={select}
          />
          <Panel {...props} isBlocked={isBlocked} onStart={start} />
        </>
      ) : (
        <Panel {...props} isBlocked={isBlocked} onStart={start} />
      )}
      <OtherWays ways={ways} way={way} isTab={isTab} onSelect={select} />
      {isTab && props.providerLogin !== null && (
        <a class="button wide" part="button" href={props.providerLogin}>
          {texts.byProviderPage}
        </a>
      )}
      {props.onProvider && (
        <ProviderSwitch providers={options.identityProviders} chosen={props.provider} onChoose={props.onProvider} />
      )}
      {options.registration && (
        <div class="row">
          <span class="muted small">{texts.noAccount}</span>
          <Button variant="text" onClick={onSignUp}>
            {texts.createAccount}
          </Button>
        </div>
      )}
    </Step>
  );
}

function Panel(props: StartStepProps & { readonly isBlocked: boolean; onStart(method: SignInMethod): void }) {
  const { flow, step, setback, methods, way, isBlocked, onStart, onForgotten } = props;
  const problem: Problem | null = step.problem;
  const codeSent = step.kind === 'qr' ? null : step.codeSent;
  const common = { problem, isBlocked, onStart };
  switch (way) {
    case 'code':
      return <PhoneCodeForm {...common} codeSent={codeSent} onSendCode={(phone) => flow.sendCode(phone)} />;
    case 'qrCode':
      return (
        <QrPanel
          step={step.kind === 'qr' ? step : null}
          problem={step.kind === 'qr' ? null : problem}
          hasSetback={setback !== null}
          onStart={() => onStart({ qrCode: true })}
        />
      );
    case 'push':
      return <PushForm {...common} />;
    case 'ldap':
    case 'ad':
    case 'subAccount':
      return <DirectoryForm {...common} way={way} />;
    case 'password':
      return (
        <PasswordForm
          {...common}
          methods={methods}
          hasPasskeys={methods.includes('PASSKEY')}
          onForgotten={onForgotten}
        />
      );
    case 'passkey':
      return null;
  }
}

interface OtherWaysProps {
  readonly ways: Ways;
  readonly way: Way;
  readonly isTab: boolean;
  onSelect(way: Way): void;
}

function OtherWays({ ways, way, isTab, onSelect }: OtherWaysProps) {
  const { texts } = useView();
  const [firstTab] = ways.tabs;
  const others = ways.others.filter((other) => other !== way);
  if (!isTab && firstTab) {
    return (
      <Button variant="text" onClick={() => onSelect(firstTab)}>
        {texts.otherMethods}
      </Button>
    );
  }
  if (others.length === 0) return null;
  return (
    <>
      <div class="divider">{texts.or}</div>
      <ul class="choices">
        {others.map((other) => (
          <li key={other}>
            <Button isWide onClick={() => onSelect(other)}>
              {buttonText(other, texts)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function tabText(way: Way, texts: Texts): string {
  if (way === 'code') return texts.byCode;
  return way === 'qrCode' ? texts.byQrCode : texts.byPassword;
}

function buttonText(way: Way, texts: Texts): string {
  const byWay: Readonly<Partial<Record<Way, string>>> = {
    push: texts.byPush,
    passkey: texts.byPasskey,
    ldap: texts.byLdap,
    ad: texts.byAd,
    subAccount: texts.bySubAccount,
  };
  return byWay[way] ?? tabText(way, texts);
}

function titleOf(way: Way, texts: Texts): string {
  const byWay: Readonly<Partial<Record<Way, string>>> = {
    push: texts.byPush,
    ldap: texts.ldap,
    ad: texts.ad,
    subAccount: texts.subAccount,
  };
  return byWay[way] ?? texts.signIn;
}
