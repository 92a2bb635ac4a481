import type { PasswordRule } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { PasswordRules } from '../controls/PasswordRules.js';
import { Step } from '../controls/Step.js';
import { runStep, type Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';
import type { AnyFlow, AnyState, AnyStep } from './flowTypes.js';

const NAMES = { oldPassword: ['oldPassword'], newPassword: ['newPassword'] };

export interface PasswordChangeStepProps {
  readonly flow: AnyFlow;
  readonly step: Extract<AnyStep, { readonly kind: 'passwordChange' }>;
  readonly setback: Setback | null;
  readonly rules: readonly PasswordRule[];
}

/** A login that goes on only with a new password. */
export function PasswordChangeStep({ flow, step, setback, rules }: PasswordChangeStepProps) {
  const { texts } = useView();
  const isForced = step.reason === 'FORCED';
  return (
    <Step title={texts.changePassword} lead={step.message}>
      <Form
        names={NAMES}
        problem={step.problem}
        setback={setback}
        submit={texts.confirm}
        onSubmit={({ newPassword = '', oldPassword = '' }) =>
          runStep<AnyState, 'passwordChange'>(flow, 'passwordChange', (present) =>
            present.submit(isForced ? { newPassword, oldPassword } : { newPassword }),
          )
        }
      >
        {isForced && (
          <PasswordField name="oldPassword" label={texts.oldPassword} autocomplete="current-password" isFirst />
        )}
        <PasswordField name="newPassword" label={texts.newPassword} autocomplete="new-password" isFirst={!isForced} />
        <PasswordRules rules={rules} />
      </Form>
      <Button variant="text" onClick={() => flow.restart()}>
        {texts.startAgain}
      </Button>
    </Step>
  );
}
