import type { MfaAnswer } from '@menshen/client';
import { CodeField } from '../controls/CodeField.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['totp', 'recoveryCode', 'code'] };

interface TypedFactorProps extends FactorProps {
  readonly isRecovery?: boolean;
}

/** A factor that the user types without anything being sent: the code of an authenticator app, or the recovery code. */
export function TypedFactor({ step, setback, isRecovery = false, run }: TypedFactorProps) {
  const { texts } = useView();
  const answerOf = (code: string): MfaAnswer => (isRecovery ? { recoveryCode: code } : { totp: code });
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      setback={setback}
      submit={texts.verify}
      onSubmit={({ code = '' }) => run((mfa) => mfa.verify(answerOf(code.trim())))}
    >
      {isRecovery ? <Field name="code" label={texts.recoveryCode} autocomplete="off" isFirst /> : <CodeField isFirst />}
    </Form>
  );
}
