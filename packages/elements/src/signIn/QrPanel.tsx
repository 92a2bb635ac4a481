import type { Problem, PushAuthStatus, QrState, SignInState } from '@menshen/client';
import { useEffect } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { QrImage } from '../controls/QrImage.js';
import { useBusy, useView } from '../view/view.js';

const OPEN: ReadonlySet<PushAuthStatus> = new Set(['PENDING', 'SCANNED', 'APPROVED']);

export interface QrPanelProps {
  /** Null before there is a code. */
  readonly step: QrState<SignInState> | null;
  /** Why there is no code. */
  readonly problem: Problem | null;
  readonly hasSetback: boolean;
  onStart(): void;
}

/** A QR code to sign in with, its live status, and a new one in place of one that is over. */
export function QrPanel({ step, problem, hasSetback, onStart }: QrPanelProps) {
  const { texts } = useView();
  const isBusy = useBusy();
  const isMissing = step === null && problem === null && !hasSetback && !isBusy;
  useEffect(() => {
    if (isMissing) onStart();
  }, [isMissing]);
  const isOver = step !== null && !OPEN.has(step.status);
  const message = step?.problem?.message ?? problem?.message ?? null;
  return (
    <div class="stack center">
      <Alert message={message} />
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
