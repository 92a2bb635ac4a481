import { type CaptchaAnswer, type CaptchaChallenge, mountCaptcha } from '@menshen/client';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { Alert } from './Alert.js';

export interface CaptchaWidgetProps {
  readonly challenge: Exclude<CaptchaChallenge, { readonly __typename: 'ImageChallenge' }>;
  /** If the challenge is still the same when its promise resolves, the widget is shown again. */
  onSolve(answer: CaptchaAnswer): unknown;
  /** Requests another challenge. */
  onRenew(): void;
}

/** The widget of a captcha provider. If its script does not load, the user can try again. */
export function CaptchaWidget({ challenge, onSolve, onRenew }: CaptchaWidgetProps) {
  const { language, captchaAdapters, captchaContainer } = useView();
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = challenge.__typename === '%other' ? '' : challenge.id;
  const latest = useRef(key);
  latest.current = key;
  useLayoutEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    setFailure(null);
    mountCaptcha(challenge, captchaContainer(), { language, signal, adapters: captchaAdapters }).then(
      async (answer) => {
        await onSolve(answer);
        if (!signal.aborted && latest.current === key) setAttempt((count) => count + 1);
      },
      (error: Error) => {
        if (!signal.aborted) setFailure(error.message);
      },
    );
    return () => abort.abort();
  }, [key, attempt]);
  const retry = () => {
    const isExpired = challenge.__typename === '%other' || Date.parse(challenge.expiresAt) <= Date.now();
    if (isExpired) onRenew();
    else setAttempt((count) => count + 1);
  };
  return (
    <>
      <Alert message={failure} onRetry={retry} />
      <div class="captcha" part="captcha">
        <slot name="captcha" />
      </div>
    </>
  );
}
