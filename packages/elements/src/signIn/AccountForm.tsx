import type { ComponentChildren } from 'preact';
import { Field, type FieldProps } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { useView } from '../view/view.js';
import type { StartFormProps } from './flowTypes.js';

const NAMES = { identifier: ['email', 'phone', 'username', 'account'], password: ['password'] };

export interface AccountFormProps
  extends Omit<StartFormProps, 'onStart'>,
    Pick<FieldProps, 'label' | 'autocomplete' | 'inputMode'> {
  readonly children?: ComponentChildren;
  onSubmit(identifier: string, password: string): void;
}

/** What names the account, and its password. */
export function AccountForm({
  label,
  autocomplete = 'username',
  inputMode,
  children,
  onSubmit,
  ...alerts
}: AccountFormProps) {
  const { texts } = useView();
  return (
    <Form
      {...alerts}
      names={NAMES}
      submit={texts.signIn}
      onSubmit={({ identifier = '', password = '' }) => onSubmit(identifier.trim(), password)}
    >
      <Field name="identifier" label={label} autocomplete={autocomplete} inputMode={inputMode} isDraft isFirst />
      <PasswordField label={texts.password} autocomplete="current-password" />
      {children}
    </Form>
  );
}
