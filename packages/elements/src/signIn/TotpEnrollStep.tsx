import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { TotpSetup } from '../factors/TotpSetup.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { AnyFlow, AnyState, AnyStep } from './flowTypes.js';

export interface TotpEnrollStepProps {
  readonly flow: AnyFlow;
  readonly step: Extract<AnyStep, { readonly kind: 'enroll' }>;
  readonly setback: Setback | null;
}

/** An authenticator app that the user sets up during a login. */
export function TotpEnrollStep({ flow, step, setback }: TotpEnrollStepProps) {
  const { texts } = useView();
  return (
    <Step title={texts.totpSetUp} lead={texts.enrollHints.TOTP}>
      <TotpSetup
        enrollment={step.enrollment}
        problem={step.problem}
        setback={setback}
        onConfirm={(code) => runStep<AnyState, 'enroll'>(flow, 'enroll', (present) => present.confirm(code))}
      />
      <Button variant="text" onClick={() => runStep<AnyState, 'enroll'>(flow, 'enroll', (present) => present.back())}>
        {texts.otherFactors}
      </Button>
    </Step>
  );
}
