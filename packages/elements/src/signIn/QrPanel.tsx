import type { QrState, SignInState } from '@menshen/client';
import { useLayoutEffect } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { QrImage } from '../controls/QrImage.js';
import { StepAlert } from '../controls/StepAlert.js';
import { useBusy, useView } from '../view/view.js';
import type { StartFormProps } from './flowTypes.js';
import { isEnded } from './pushStatus.js';

export interface QrPanelProps extends Omit<StartFormProps, 'onStart'> {
  /** Null before there is a code. */
  readonly step: QrState<SignInState> | null;
  onStart(): void;
}

/** A QR code to sign in with, its live status, and a new one in place of one that is over. */
export function QrPanel({ step, problem, setback, notice, onStart }: QrPanelProps) {
  const { texts } = useView();
  const isBusy = useBusy();
  const isMissing = step === null && problem === null && setback === null && !isBusy;
  useLayoutEffect(() => {
    if (isMissing) onStart();
  }, [isMissing]);
  const isOver = step !== null && isEnded(step.status);
  return (
    <div class="stack center">
      <StepAlert setback={setback} message={problem?.message} notice={notice} />
      {step?.event.qrCode ? (
        <QrImage src={step.event.qrCode.imageDataUrl} label={texts.qrCode}>
          {isOver && (
            <Button variant="primary" onClick={step.renew}>
              {texts.renewQr}
            </Button>
          )}
        </QrImage>
      ) : (
        <div class="qr">
          {!isMissing && !isBusy && (
            <Button variant="primary" onClick={onStart}>
              {texts.renewQr}
            </Button>
          )}
        </div>
      )}
      <div>
        <p>{texts.scan}</p>
        <p class="muted small" role="status">
          {step?.status === 'SCANNED' ? texts.scanned : texts.scanHint}
        </p>
      </div>
    </div>
  );
}
