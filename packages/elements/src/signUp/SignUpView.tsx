import type { SignUpInput, SignUpState } from '@menshen/client';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { Tabs } from '../controls/Tabs.js';
import { DoneStep } from '../signIn/DoneStep.js';
import { FlowStep } from '../signIn/FlowStep.js';
import { chooseMethods, identifiersOf } from '../signIn/methods.js';
import type { SignInViewProps } from '../signIn/SignInView.js';
import { useFlow } from '../view/useFlow.js';
import { useResting } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import { SignUpForm, type SignUpKind } from './SignUpForm.js';

/** Registration by e-mail address, phone or user name. */
export function SignUpView(props: SignInViewProps & { onSignIn(): void }) {
  const { options, provider, onSignedIn, onSignedUp, onSignIn } = props;
  const { client, texts } = useView();
  const flow = useFlow(() => client.signUp({ provider }), [client, provider]);
  const kinds = kindsOf(props);
  const [kind, setKind] = useState<SignUpKind>(kinds[0] ?? 'email');
  const { step, isBusy, setback } = useResting<SignUpState>(flow.state);

  const isDone = step.kind === 'done' && step.recoveryCode === null;
  useLayoutEffect(() => {
    if (!isDone) return;
    const { user, session } = step;
    onSignedUp({ user, session });
    if (session !== null) onSignedIn({ user, session });
  }, [isDone]);

  if (step.kind === 'done') {
    return (
      <>
        <DoneStep
          user={step.session && step.user}
          recoveryCode={step.recoveryCode}
          title={texts.signedUp}
          onAcknowledge={step.acknowledge}
        />
        {step.session === null && (
          <Button variant="text" onClick={onSignIn}>
            {texts.startAgain}
          </Button>
        )}
      </>
    );
  }
  return (
    <Busy.Provider value={isBusy}>
      {step.kind === 'idle' || step.kind === 'rejected' ? (
        <Step title={texts.signUp}>
          <Tabs
            label={texts.signUp}
            tabs={kinds.map((tab) => [tab, texts[tab]])}
            selected={kind}
            onSelect={(next) => {
              if (next !== kind) flow.restart();
              setKind(next);
            }}
          />
          <SignUpForm
            key={kind}
            kind={kind}
            codeSent={step.codeSent}
            problem={step.problem}
            setback={setback}
            rules={options.passwordRules}
            onSendCode={(phone) => flow.sendCode(phone)}
            onStart={(input: SignUpInput) => flow.start(input)}
          />
          <div class="row">
            <span class="muted small">{texts.haveAccount}</span>
            <Button variant="text" onClick={onSignIn}>
              {texts.signIn}
            </Button>
          </div>
        </Step>
      ) : step.kind === 'qr' ? null : (
        <FlowStep flow={flow} step={step} setback={setback} rules={options.passwordRules} />
      )}
    </Busy.Provider>
  );
}

/** What an account can begin with, by the logins that the page offers. */
function kindsOf({ options, methods }: SignInViewProps): readonly SignUpKind[] {
  const offered = chooseMethods(options.methods, methods);
  const phone: readonly SignUpKind[] = offered.includes('PHONE_CODE') ? ['phone'] : [];
  return [...identifiersOf(offered).filter((kind) => kind !== 'phone'), ...phone].sort();
}
