import type { PasswordRule, Problem, SignUpInput } from '@menshen/client';
import { ContactField } from '../controls/ContactField.js';
import { Field } from '../controls/Field.js';
import { Form, type Values } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { PasswordRules } from '../controls/PasswordRules.js';
import { withoutSeparators } from '../signIn/methods.js';
import { PhoneFields, type PhoneFieldsProps } from '../signIn/PhoneFields.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';

export type SignUpKind = 'email' | 'phone' | 'username';

const NAMES = { email: ['email'], phone: ['phone'], username: ['username'], code: ['code'], password: ['password'] };

export interface SignUpFormProps extends PhoneFieldsProps {
  readonly kind: SignUpKind;
  readonly problem: Problem | null;
  readonly setback: Setback | null;
  readonly rules: readonly PasswordRule[];
  onStart(input: SignUpInput): void;
}

export function SignUpForm({ kind, codeSent, rules, onSendCode, onStart, ...alerts }: SignUpFormProps) {
  const { texts } = useView();
  const isPhone = kind === 'phone';
  const submit = (values: Values) => {
    const phone = withoutSeparators(values.phone ?? '');
    if (isPhone && codeSent === null && values.code === '') onSendCode(phone);
    else onStart({ method: methodOf(kind, values) });
  };
  return (
    <Form {...alerts} names={NAMES} submit={texts.signUp} onSubmit={submit}>
      {kind === 'email' && <ContactField kind="email" isDraft />}
      {kind === 'username' && <Field name="username" label={texts.username} autocomplete="username" isDraft isFirst />}
      {isPhone && <PhoneFields codeSent={codeSent} onSendCode={onSendCode} />}
      <PasswordField
        label={isPhone ? texts.optionalPassword : texts.password}
        autocomplete="new-password"
        isRequired={!isPhone}
      />
      <PasswordRules rules={rules} />
    </Form>
  );
}

function methodOf(kind: SignUpKind, values: Values): SignUpInput['method'] {
  const { email = '', username = '', phone = '', code = '', password = '' } = values;
  if (kind === 'email') return { email: { email: email.trim(), password } };
  if (kind === 'username') return { username: { username: username.trim(), password } };
  return { phoneCode: { phone: withoutSeparators(phone), code: code.trim(), ...(password && { password }) } };
}
