import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { StepAlert } from '../controls/StepAlert.js';
import { MatchNumber } from '../factors/MatchNumber.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { AnyFlow, AnyState, AnyStep } from './flowTypes.js';
import { isEnded } from './pushStatus.js';

export interface PushStepProps {
  readonly flow: AnyFlow;
  readonly step: Extract<AnyStep, { readonly kind: 'push' }>;
  readonly setback: Setback | null;
}

/** Waits for the decision on the user's phone. */
export function PushStep({ flow, step, setback }: PushStepProps) {
  const { texts } = useView();
  const run = (act: (present: PushStepProps['step']) => unknown) => runStep<AnyState, 'push'>(flow, 'push', act);
  return (
    <Step title={texts.checkPhone} lead={texts.pushHint}>
      <StepAlert setback={setback} message={step.problem?.message} />
      {isEnded(step.status) ? (
        <Button variant="primary" onClick={() => run((present) => present.resend())}>
          {texts.resendPush}
        </Button>
      ) : (
        <div class="tight center">
          <MatchNumber event={step.event} />
          <p class="muted" role="status">
            {step.status === 'SCANNED' ? texts.scanned : texts.waiting}
          </p>
        </div>
      )}
      <Button variant="text" onClick={() => run((present) => present.back())}>
        {step.purpose === 'MFA' ? texts.otherFactors : texts.otherMethods}
      </Button>
    </Step>
  );
}
