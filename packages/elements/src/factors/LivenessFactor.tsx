import { Button } from '../controls/Button.js';
import { FileField } from '../controls/FileField.js';
import { useIsLimited } from '../controls/SetbackAlert.js';
import { StepAlert } from '../controls/StepAlert.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

/** A check that the vendor's SDK records in an app. A page can only upload its recording. */
export function LivenessFactor({ step, setback, run }: FactorProps) {
  const { texts } = useView();
  const isBlocked = useIsLimited(setback);
  return (
    <div class="stack">
      <StepAlert setback={setback} message={step.problem?.message} />
      {step.liveness === null ? (
        <Button variant="primary" isFirst isBlocked={isBlocked} onClick={() => run((mfa) => mfa.startLiveness())}>
          {texts.startLiveness}
        </Button>
      ) : (
        <FileField
          label={texts.recording}
          isFirst
          isBlocked={isBlocked}
          onFile={(file) => run((mfa) => mfa.uploadLiveness(file))}
        />
      )}
    </div>
  );
}
