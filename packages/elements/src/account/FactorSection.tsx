import { Button } from '../controls/Button.js';
import { TotpSetup } from '../factors/TotpSetup.js';
import { runStep } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import { useAccount } from './account.js';
import { Row } from './Row.js';
import { Section } from './Section.js';
import { TotpRow } from './TotpRow.js';
import { useChange } from './useChange.js';
import { useEnrollment } from './useEnrollment.js';

/** The second factors: an authenticator app can be added and removed. */
export function FactorSection() {
  const { client, texts } = useView();
  const { account, prove } = useAccount();
  const change = useChange();
  const { flow, step, isBusy, setback, refusal } = useEnrollment(() => client.enrollTotp({ prove }));
  const active = (account.mfaAuthenticators ?? []).filter(({ enabled }) => enabled);
  const hasTotp = active.some(({ kind }) => kind === 'TOTP');
  if (!account.mfaAuthenticators) return null;
  return (
    <Section title={texts.secondStep} change={change} setback={setback} problem={change.problem ?? refusal}>
      <Busy.Provider value={isBusy || change.isBusy}>
        {step.kind === 'confirm' ? (
          <>
            <p>{texts.enrollHints.TOTP}</p>
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
