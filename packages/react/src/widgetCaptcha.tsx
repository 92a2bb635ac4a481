import { captchaTexts, type MenshenError, mountCaptcha } from '@menshen/client';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { CaptchaProps } from './captchaProps.js';
import { useLatest } from './latest.js';
import { useMenshen } from './provider.js';

/** The widget of a captcha provider. */
export function WidgetCaptcha(props: CaptchaProps): ReactElement {
  const { challenge, onRenew } = props;
  const { language } = useMenshen();
  const container = useRef<HTMLDivElement>(null);
  const latest = useLatest(props);
  const [round, setRound] = useState(0);
  const [error, setError] = useState<MenshenError | null>(null);
  const showAgain = () => setRound((count) => count + 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the reason to show the widget again
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    // Each widget has a box of its own, so that the removal of one does not empty the next.
    const box = document.createElement('div');
    container.current?.append(box);
    setError(null);
    mountCaptcha(challenge, box, { language, signal, adapters: latest.current.adapters }).then(
      async (answer) => {
        const sent = latest.current.onAnswer(answer);
        if (!(sent instanceof Promise)) return;
        await sent;
        if (!signal.aborted) showAgain();
      },
      (reason: MenshenError) => {
        if (signal.aborted) return;
        setError(reason);
        latest.current.onError?.(reason);
      },
    );
    return () => {
      abort.abort();
      box.remove();
    };
  }, [challenge, language, round, latest]);

  return (
    <>
      <div ref={container} />
      {error && (
        <div role="alert">
          <p>{error.message}</p>
          <button type="button" onClick={() => (onRenew ?? showAgain)()}>
            {captchaTexts(language).retry}
          </button>
        </div>
      )}
    </>
  );
}
