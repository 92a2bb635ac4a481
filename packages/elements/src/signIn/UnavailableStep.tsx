import type { Problem } from '@menshen/client';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { useView } from '../view/view.js';

/** The end of a login that cannot go on, such as that of a blocked account. */
export function UnavailableStep({ problem, onBack }: { readonly problem: Problem; readonly onBack: () => void }) {
  const { texts } = useView();
  return (
    <Step title={texts.unavailable}>
      <Alert message={problem.message} requestId={problem.requestId} />
      <Button onClick={onBack}>{texts.startAgain}</Button>
    </Step>
  );
}
