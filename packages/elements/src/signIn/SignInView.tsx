import type { IdentityProvider, LoginResult, Session, SignInOptions, SignInState, User } from '@menshen/client';
import { useLayoutEffect, useState } from 'preact/hooks';
import { ResetPasswordView } from '../resetPassword/ResetPasswordView.js';
import { SignUpView } from '../signUp/SignUpView.js';
import { useFlow } from '../view/useFlow.js';
import { useResting } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import { DoneStep } from './DoneStep.js';
import { FlowStep } from './FlowStep.js';
import { chooseMethods, type Way, waysOf } from './methods.js';
import { StartStep } from './StartStep.js';

/** What applications learn of a sign-in. */
export interface Outcome {
  readonly user: User | null;
  readonly session: Session | null;
}

export interface SignInViewProps {
  readonly options: SignInOptions;
  readonly provider: IdentityProvider | undefined;
  /** The methods to show, in their order; null for all. */
  readonly methods: string | null;
  /** The address that leads to the provider's own login page; null if there is none. */
  readonly providerLogin: string | null;
  /** What happened before the page was opened; null if nothing did. */
  readonly notice: string | null;
  /** The result of a login that began elsewhere, as JSON of the server; null if there is none. */
  readonly continueWith: string | null;
  /** Null where the page has chosen the provider. */
  readonly onProvider: ((provider: IdentityProvider) => void) | null;
  onSignedIn(outcome: Outcome): void;
  onSignedUp(outcome: Outcome): void;
}

/** The sign-in page, with registration and password reset. */
export function SignInView(props: SignInViewProps) {
  const [screen, setScreen] = useState<'start' | 'signIn' | 'signUp' | 'reset'>('start');
  const { options, provider } = props;
  const toSignIn = () => setScreen('signIn');
  if (screen === 'signUp') return <SignUpView {...props} onSignIn={toSignIn} />;
  if (screen === 'reset') return <ResetPasswordView provider={provider} options={options} onSignIn={toSignIn} />;
  // A user who comes back from another screen has left the login that began elsewhere.
  const continueWith = screen === 'start' ? props.continueWith : null;
  return <SignIn {...props} continueWith={continueWith} onScreen={setScreen} />;
}

function SignIn(props: SignInViewProps & { onScreen(screen: 'signUp' | 'reset'): void }) {
  const { options, provider, continueWith, onSignedIn, onScreen } = props;
  const { client, texts } = useView();
  const methods = chooseMethods(options.methods, props.methods);
  const ways = waysOf(methods);
  const hasPasskeys = methods.includes('PASSKEY');
  const flow = useFlow(
    () => client.signIn({ provider, conditionalPasskey: hasPasskeys }),
    [client, provider, hasPasskeys],
  );
  useLayoutEffect(() => {
    if (continueWith !== null) flow.resume(JSON.parse(continueWith) as LoginResult);
  }, [continueWith]);
  const [chosenWay, setWay] = useState<Way | null>(null);
  const { step, isBusy, setback } = useResting<SignInState>(flow.state);
  const way = chosenWay ?? ways.tabs[0] ?? ways.others[0];

  const isSignedIn = step.kind === 'done' && step.recoveryCode === null;
  useLayoutEffect(() => {
    if (isSignedIn) onSignedIn({ user: step.user, session: step.session });
  }, [isSignedIn]);

  if (way === undefined) return <p role="alert">{texts.noMethods}</p>;
  return (
    <Busy.Provider value={isBusy}>
      {step.kind === 'idle' || step.kind === 'rejected' || step.kind === 'qr' ? (
        <StartStep
          flow={flow}
          step={step}
          setback={setback}
          options={options}
          provider={provider}
          methods={methods}
          ways={ways}
          way={way}
          providerLogin={props.providerLogin}
          notice={props.notice}
          onProvider={props.onProvider}
          onWay={setWay}
          onForgotten={() => onScreen('reset')}
          onSignUp={() => onScreen('signUp')}
        />
      ) : step.kind === 'done' ? (
        <DoneStep user={step.user} recoveryCode={step.recoveryCode} onAcknowledge={step.acknowledge} />
      ) : (
        <FlowStep flow={flow} step={step} setback={setback} rules={options.passwordRules} />
      )}
    </Busy.Provider>
  );
}
