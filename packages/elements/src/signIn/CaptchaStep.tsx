import type { CaptchaAnswer, CaptchaState, Flow } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { CaptchaWidget } from '../controls/CaptchaWidget.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { Step } from '../controls/Step.js';
import { StepAlert } from '../controls/StepAlert.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';

const NAMES = { picture: ['image'] };

type AnyState = { readonly kind: string };

export interface CaptchaStepProps {
  readonly flow: Flow<AnyState>;
  readonly step: CaptchaState<unknown>;
  readonly setback: Setback | null;
}

/** A captcha of any kind, in any flow. */
export function CaptchaStep({ flow, step, setback }: CaptchaStepProps) {
  const { texts } = useView();
  const { challenge, message, problem } = step;
  const run = (act: (present: CaptchaStepProps['step']) => unknown) =>
    runStep<AnyState | CaptchaStepProps['step'], 'captcha'>(flow, 'captcha', act);
  const onSolve = (answer: CaptchaAnswer) => run((present) => present.solve(answer));
  const onRenew = () => run((present) => present.renew());
  return (
    <Step title={texts.captcha} lead={message}>
      {challenge.__typename === 'ImageChallenge' ? (
        <Form
          key={challenge.id}
          names={NAMES}
          problem={problem}
          setback={setback}
          submit={texts.next}
          onSubmit={({ picture = '' }) => onSolve({ image: picture.trim() })}
        >
          <div class="row">
            <img class="picture" src={challenge.imageDataUrl} alt={texts.captchaPicture} />
            <Button variant="text" onClick={onRenew}>
              {texts.newPicture}
            </Button>
          </div>
          <Field name="picture" label={texts.captchaText} autocomplete="off" maxLength={32} isFirst />
        </Form>
      ) : (
        <>
          <StepAlert setback={setback} message={problem?.message} />
          <CaptchaWidget challenge={challenge} onSolve={onSolve} onRenew={onRenew} />
        </>
      )}
      <Button variant="text" onClick={() => flow.restart()}>
        {texts.back}
      </Button>
    </Step>
  );
}
