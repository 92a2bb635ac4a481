import { useId } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useBusy, useView } from '../view/view.js';

/** A check that the vendor's SDK records in an app. A page can only upload its recording. */
export function LivenessFactor({ step, isBlocked, run }: FactorProps) {
  const { texts } = useView();
  const isBusy = useBusy();
  const id = useId();
  return (
    <div class="stack">
      <Alert message={step.problem?.message ?? null} />
      {step.liveness === null ? (
        <Button
          variant="primary"
          isWide
          isFirst
          isBlocked={isBlocked}
          onClick={() => run((mfa) => mfa.startLiveness())}
        >
          {texts.startLiveness}
        </Button>
      ) : (
        <div class="field">
          <label for={id}>{texts.recording}</label>
          <input
            id={id}
            type="file"
            data-first
            disabled={isBusy || isBlocked}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) run((mfa) => mfa.uploadLiveness(file));
            }}
          />
        </div>
      )}
    </div>
  );
}
