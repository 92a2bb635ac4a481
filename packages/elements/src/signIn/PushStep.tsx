import type { PushAuthStatus } from '@menshen/client';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { Step } from '../controls/Step.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { AnyFlow, AnyState, AnyStep } from './flowTypes.js';

const OPEN: ReadonlySet<PushAuthStatus> = new Set(['PENDING', 'SCANNED', 'APPROVED']);

export interface PushStepProps {
  readonly flow: AnyFlow;
  readonly step: Extract<AnyStep, { readonly kind: 'push' }>;
  readonly setback: Setback | null;
}

/** Waits for the decision on the user's phone. */
export function PushStep({ flow, step, setback }: PushStepProps) {
  const { texts } = useView();
  const run = (act: (present: PushStepProps['step']) => unknown) => runStep<AnyState, 'push'>(flow, 'push', act);
  const isOpen = OPEN.has(step.status);
  const { matchNumber } = step.event;
  return (
    <Step title={texts.checkPhone} lead={texts.pushHint}>
      <SetbackAlert setback={setback} />
      <Alert message={step.problem?.message ?? null} />
      {isOpen && (
        <div class="tight center">
          {matchNumber !== null && (
            <>
              <p>{texts.matchNumber}</p>
              <p class="match" part="match-number">
                {matchNumber}
              </p>
            </>
          )}
          <p class="muted" role="status">
            {step.status === 'SCANNED' ? texts.scanned : texts.waiting}
          </p>
        </div>
      )}
      {!isOpen && (
        <Button variant="primary" isWide onClick={() => run((present) => present.resend())}>
          {texts.resendPush}
        </Button>
      )}
      <Button variant="text" onClick={() => run((present) => present.back())}>
        {step.purpose === 'MFA' ? texts.otherFactors : texts.otherMethods}
      </Button>
    </Step>
  );
}
