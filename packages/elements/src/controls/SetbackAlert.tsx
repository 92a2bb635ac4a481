import { durationText, useRemaining } from '../view/remaining.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import { Alert } from './Alert.js';
import { Button } from './Button.js';

/** A failed request with a way to repeat it, or a limit with its end. */
export function SetbackAlert({ setback }: { readonly setback: Setback | null }) {
  if (setback === null) return null;
  return setback.kind === 'failed' ? <Failure setback={setback} /> : <Limit {...setback} />;
}

function Failure({ setback }: { readonly setback: Extract<Setback, { kind: 'failed' }> }) {
  const { texts } = useView();
  const { error, retry } = setback;
  return (
    <Alert message={error.message} requestId={error.requestId}>
      {retry && (
        <div>
          <Button isCompact onClick={retry}>
            {texts.retry}
          </Button>
        </div>
      )}
    </Alert>
  );
}

function Limit({ message, retryAt }: { readonly message: string; readonly retryAt: string }) {
  const { texts } = useView();
  const seconds = useRemaining(retryAt);
  const wait = seconds > 0 ? texts.retryAt(durationText(seconds, texts)) : texts.retryNow;
  return (
    <Alert message={message}>
      {/* A screen reader would read each second aloud. */}
      <p aria-live="off">{wait}</p>
    </Alert>
  );
}

/** Whether a limit is still in force. */
export function useIsLimited(setback: Setback | null): boolean {
  return useRemaining(setback?.kind === 'limited' ? setback.retryAt : null) > 0;
}
