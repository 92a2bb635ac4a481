import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['recoveryCode'] };

export function RecoveryFactor({ step, setback, run }: FactorProps) {
  const { texts } = useView();
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      setback={setback}
      submit={texts.verify}
      onSubmit={({ code = '' }) => run((mfa) => mfa.verify({ recoveryCode: code.trim() }))}
    >
      <Field name="code" label={texts.recoveryCode} autocomplete="off" isFirst />
    </Form>
  );
}
