import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['recoveryCode'] };

export function RecoveryFactor({ step, isBlocked, run }: FactorProps) {
  const { texts } = useView();
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      isBlocked={isBlocked}
      onSubmit={({ code = '' }) => run((mfa) => mfa.verify({ recoveryCode: code.trim() }))}
    >
      <Field name="code" label={texts.recoveryCode} autocomplete="off" isFirst />
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.verify}
      </Button>
    </Form>
  );
}
