import type {
  IdentityProvider,
  LoginMethodKind,
  Problem,
  SignInFlow,
  SignInMethod,
  SignInOptions,
  SignInState,
} from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { Tabs } from '../controls/Tabs.js';
import type { Resting, Setback } from '../view/useResting.js';
import { Busy, useBusy, useView } from '../view/view.js';
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
  const { flow, options, ways, way, onWay, onSignUp } = props;
  const { texts } = useView();
  const isBusy = useBusy();
  const { state } = flow;
  // A QR code that is on its way can be left for another way: no login is under way.
  const isLocked = isBusy && !(state.kind === 'sending' && state.step === 'qr');
  const isTab = ways.tabs.includes(way);
  const name = options.branding?.name;
  const start = (method: SignInMethod) => flow.start(method);
  const select = (next: Way) => {
    if (next === 'passkey') return start({ passkey: true });
    if (next !== way) flow.restart();
    return onWay(next);
  };
  const title = isTab ? (name ? texts.signInTo(name) : texts.signIn) : texts.ways[way];
  return (
    <Busy.Provider value={isLocked}>
      <Step key={isTab ? 'tabs' : way} title={title}>
        {isTab && (
          <Tabs
            label={texts.methods}
            tabs={ways.tabs.map((tab) => [tab, texts.ways[tab]])}
            selected={way}
            onSelect={select}
          />
        )}
        <Busy.Provider value={isBusy}>
          <Panel {...props} onStart={start} />
        </Busy.Provider>
        <OtherWays ways={ways} way={way} isTab={isTab} onSelect={select} />
        {isTab && props.providerLogin !== null && (
          <a part="button" href={props.providerLogin}>
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
    </Busy.Provider>
  );
}

function Panel(props: StartStepProps & { onStart(method: SignInMethod): void }) {
  const { flow, step, setback, methods, way, onStart, onForgotten } = props;
  const problem: Problem | null = step.problem;
  const notice = step.kind === 'idle' ? (step.notice ?? props.notice) : null;
  const codeSent = step.kind === 'qr' ? null : step.codeSent;
  const common = { problem, setback, notice, onStart };
  switch (way) {
    case 'code':
      return <PhoneCodeForm {...common} codeSent={codeSent} onSendCode={(phone) => flow.sendCode(phone)} />;
    case 'qrCode':
      return <QrPanel {...common} step={step.kind === 'qr' ? step : null} onStart={() => onStart({ qrCode: true })} />;
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
            <Button onClick={() => onSelect(other)}>{texts.ways[other]}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
