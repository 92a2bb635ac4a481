import type { PasswordRule, Problem, SentCode, SignUpInput } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { CodeField } from '../controls/CodeField.js';
import { Field } from '../controls/Field.js';
import { Form, type Values } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { PasswordRules } from '../controls/PasswordRules.js';
import { withoutSeparators } from '../signIn/methods.js';
import { useView } from '../view/view.js';

export type SignUpKind = 'email' | 'phone' | 'username';

const NAMES = { email: ['email'], phone: ['phone'], username: ['username'], code: ['code'], password: ['password'] };

export interface SignUpFormProps {
  readonly kind: SignUpKind;
  readonly codeSent: SentCode | null;
  readonly problem: Problem | null;
  readonly isBlocked: boolean;
  readonly rules: readonly PasswordRule[];
  onSendCode(phone: string): void;
  onStart(input: SignUpInput): void;
}

export function SignUpForm({ kind, codeSent, problem, isBlocked, rules, onSendCode, onStart }: SignUpFormProps) {
  const { texts } = useView();
  const isPhone = kind === 'phone';
  const submit = (values: Values) => {
    const phone = withoutSeparators(values.phone ?? '');
    if (isPhone && codeSent === null && values.code === '') onSendCode(phone);
    else onStart({ method: methodOf(kind, values) });
  };
  return (
    <Form names={NAMES} problem={problem} isBlocked={isBlocked} onSubmit={submit}>
      <div class="tight">
        {kind === 'email' && (
          <Field name="email" label={texts.email} type="email" inputMode="email" autocomplete="email" isDraft isFirst />
        )}
        {kind === 'username' && (
          <Field name="username" label={texts.username} autocomplete="username" isDraft isFirst />
        )}
        {isPhone && (
          <>
            <Field
              name="phone"
              label={texts.phone}
              type="tel"
              inputMode="tel"
              autocomplete="tel"
              hint={texts.phoneHint}
              isDraft
              isFirst
            />
            <CodeField
              isRequired={codeSent !== null}
              resendAt={codeSent?.resendAt ?? null}
              hint={codeSent ? texts.codeSentTo(codeSent.target ?? texts.phone) : undefined}
              target="phone"
              onSend={(phone) => onSendCode(withoutSeparators(phone))}
            />
          </>
        )}
        <PasswordField
          label={isPhone ? texts.optionalPassword : texts.password}
          autocomplete="new-password"
          isRequired={!isPhone}
        />
        <PasswordRules rules={rules} />
      </div>
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.signUp}
      </Button>
    </Form>
  );
}

function methodOf(kind: SignUpKind, values: Values): SignUpInput['method'] {
  const { email = '', username = '', phone = '', code = '', password = '' } = values;
  if (kind === 'email') return { email: { email: email.trim(), password } };
  if (kind === 'username') return { username: { username: username.trim(), password } };
  return { phoneCode: { phone: withoutSeparators(phone), code: code.trim(), ...(password && { password }) } };
}
