import type { Problem } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Step } from '../controls/Step.js';
import { useView } from '../view/view.js';

/** The end of a login that cannot go on, such as that of a blocked account. */
export function UnavailableStep({ problem, onBack }: { readonly problem: Problem; readonly onBack: () => void }) {
  const { texts } = useView();
  return (
    <Step title={texts.unavailable}>
      <p role="alert">{problem.message}</p>
      {problem.requestId !== null && <p class="reference">{texts.reference(problem.requestId)}</p>}
      <Button onClick={onBack}>{texts.startAgain}</Button>
    </Step>
  );
}
