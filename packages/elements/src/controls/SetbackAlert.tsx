import { durationText, useRemaining } from '../view/remaining.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import { Alert } from './Alert.js';

/** A failed request with a way to repeat it, or a limit with its end. */
export function SetbackAlert({ setback }: { readonly setback: Setback | null }) {
  if (setback === null) return null;
  if (setback.kind === 'limited') return <Limit {...setback} />;
  const { error, retry } = setback;
  return <Alert message={error.message} requestId={error.requestId} onRetry={retry} />;
}

function Limit({ message, retryAt }: { readonly message: string; readonly retryAt: string }) {
  const { texts } = useView();
  const seconds = useRemaining(retryAt);
  return (
    <Alert message={message}>
      {/* A screen reader would read each second aloud. */}
      <span aria-live="off">{seconds > 0 ? texts.retryAt(durationText(seconds, texts)) : texts.retryNow}</span>
    </Alert>
  );
}

/** Whether a limit is still in force. */
export function useIsLimited(setback: Setback | null): boolean {
  return useRemaining(setback?.kind === 'limited' ? setback.retryAt : null) > 0;
}
