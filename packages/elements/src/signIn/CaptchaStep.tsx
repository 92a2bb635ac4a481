import type { CaptchaAnswer, CaptchaChallenge, Problem } from '@menshen/client';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { CaptchaWidget } from '../controls/CaptchaWidget.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { Step } from '../controls/Step.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';

const NAMES = { picture: ['image'] };

export interface CaptchaStepProps {
  readonly challenge: CaptchaChallenge;
  readonly message: string;
  readonly problem: Problem | null;
  readonly setback: Setback | null;
  onSolve(answer: CaptchaAnswer): void;
  onRenew(): void;
  onBack(): void;
}

/** A captcha of any kind. */
export function CaptchaStep({ challenge, message, problem, setback, onSolve, onRenew, onBack }: CaptchaStepProps) {
  const { texts } = useView();
  return (
    <Step title={texts.captcha} lead={message}>
      <SetbackAlert setback={setback} />
      {challenge.__typename === 'ImageChallenge' ? (
        <Form
          key={challenge.id}
          names={NAMES}
          problem={problem}
          onSubmit={({ picture = '' }) => onSolve({ image: picture.trim() })}
        >
          <div class="row">
            <img class="picture" src={challenge.imageDataUrl} alt={texts.captchaPicture} />
            <Button variant="text" onClick={onRenew}>
              {texts.newPicture}
            </Button>
          </div>
          <Field name="picture" label={texts.captchaText} autocomplete="off" maxLength={32} isFirst />
          <Button variant="primary" isWide>
            {texts.next}
          </Button>
        </Form>
      ) : (
        <>
          <Alert message={problem?.message ?? null} />
          <CaptchaWidget challenge={challenge} onSolve={onSolve} onRenew={onRenew} />
        </>
      )}
      <Button variant="text" onClick={onBack}>
        {texts.back}
      </Button>
    </Step>
  );
}
