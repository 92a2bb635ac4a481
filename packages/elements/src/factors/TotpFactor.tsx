import { CodeField } from '../controls/CodeField.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['totp', 'code'] };

export function TotpFactor({ step, setback, run }: FactorProps) {
  const { texts } = useView();
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      setback={setback}
      submit={texts.verify}
      onSubmit={({ code = '' }) => run((mfa) => mfa.verify({ totp: code.trim() }))}
    >
      <CodeField isFirst />
    </Form>
  );
}
