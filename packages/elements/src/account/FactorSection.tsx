import type { EnrollTotpState } from '@menshen/client';
import { useEffect } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { TotpSetup } from '../factors/TotpSetup.js';
import { useFlow } from '../view/useFlow.js';
import { runStep, useResting } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import { useAccount } from './account.js';
import { Row } from './Row.js';
import { Section } from './Section.js';
import { TotpRow } from './TotpRow.js';
import { useChange } from './useChange.js';

/** The second factors: an authenticator app can be added and removed. */
export function FactorSection() {
  const { client, texts } = useView();
  const { account, prove, reload, closeStepUp } = useAccount();
  const change = useChange();
  const flow = useFlow(() => client.enrollTotp({ prove }), [client]);
  const { step, isBusy, setback } = useResting<EnrollTotpState>(flow.state);
  const active = (account.mfaAuthenticators ?? []).filter(({ enabled }) => enabled);
  const hasTotp = active.some(({ kind }) => kind === 'TOTP');
  const isDone = step.kind === 'done';
  useEffect(() => {
    if (!isBusy) closeStepUp();
  }, [isBusy]);
  useEffect(() => {
    if (isDone) reload().then(() => flow.restart());
  }, [isDone]);
  if (!account.mfaAuthenticators) return null;
  return (
    <Section title={texts.secondStep} change={change}>
      <SetbackAlert
        setback={setback?.kind === 'failed' && setback.error.code === 'STEP_UP_REQUIRED' ? null : setback}
      />
      <Alert message={change.problem?.message ?? (step.kind === 'rejected' ? step.problem.message : null)} />
      <Busy.Provider value={isBusy || change.isBusy}>
        {step.kind === 'confirm' ? (
          <>
            <p>{texts.totpScan}</p>
            <TotpSetup
              enrollment={step.enrollment}
              problem={step.problem}
              onConfirm={(code) => runStep(flow, 'confirm', (present) => present.confirm(code))}
            />
            <div>
              <Button onClick={() => flow.restart()}>{texts.cancel}</Button>
            </div>
          </>
        ) : (
          <ul class="items">
            <TotpRow
              isOn={hasTotp}
              onAdd={() => flow.start()}
              onRemove={() => change.run(() => client.operations.removeTotp())}
            />
            {active
              .filter(({ kind }) => kind !== 'TOTP')
              .map(({ id, kind }) => (
                <Row key={id} label={texts.factors[kind] ?? kind} detail={texts.isOn} />
              ))}
          </ul>
        )}
      </Busy.Provider>
    </Section>
  );
}
