import { type CaptchaAnswer, type CaptchaChallenge, mountCaptcha } from '@menshen/client';
import { useEffect, useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { Alert } from './Alert.js';

export interface CaptchaWidgetProps {
  readonly challenge: Exclude<CaptchaChallenge, { readonly __typename: 'ImageChallenge' }>;
  onSolve(answer: CaptchaAnswer): void;
  /** Requests another challenge. */
  onRenew(): void;
}

/** The widget of a captcha provider. If its script does not load, the user can try again. */
export function CaptchaWidget({ challenge, onSolve, onRenew }: CaptchaWidgetProps) {
  const { texts, language, captchaAdapters, captchaContainer } = useView();
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = challenge.__typename === '%other' ? '' : challenge.id;
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    setFailure(null);
    mountCaptcha(challenge, captchaContainer(), { language, signal, adapters: captchaAdapters }).then(
      onSolve,
      (error: Error) => {
        if (!signal.aborted) setFailure(error.message);
      },
    );
    return () => abort.abort();
  }, [key, attempt]);
  const retry = () => {
    const isExpired = challenge.__typename === '%other' || Date.parse(challenge.expiresAt) <= Date.now();
    if (isExpired) onRenew();
    else setAttempt(attempt + 1);
  };
  return (
    <>
      <Alert message={failure && `${texts.captchaFailed} ${failure}`} onRetry={retry} />
      <div class="captcha" part="captcha">
        <slot name="captcha" />
      </div>
    </>
  );
}
