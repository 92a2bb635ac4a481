import { Button } from '../controls/Button.js';
import { CodeField } from '../controls/CodeField.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['totp', 'code'] };

export function TotpFactor({ step, isBlocked, run }: FactorProps) {
  const { texts } = useView();
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      isBlocked={isBlocked}
      onSubmit={({ code = '' }) => run((mfa) => mfa.verify({ totp: code.trim() }))}
    >
      <CodeField label={texts.code} isFirst />
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.verify}
      </Button>
    </Form>
  );
}
