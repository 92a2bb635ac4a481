import type { LoginMethodKind, Problem, SignInMethod } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { useView } from '../view/view.js';
import { identifiersOf, passwordMethod } from './methods.js';

const NAMES = { identifier: ['email', 'phone', 'username'], password: ['password'] };

export interface PasswordFormProps {
  readonly methods: readonly LoginMethodKind[];
  readonly hasPasskeys: boolean;
  readonly problem: Problem | null;
  readonly isBlocked: boolean;
  onStart(method: SignInMethod): void;
  onForgotten(): void;
}

export function PasswordForm({ methods, hasPasskeys, problem, isBlocked, onStart, onForgotten }: PasswordFormProps) {
  const { texts } = useView();
  const identifiers = identifiersOf(methods);
  const isEmail = identifiers.length === 1 && identifiers[0] === 'email';
  return (
    <Form
      reservesAlert
      names={NAMES}
      problem={problem}
      isBlocked={isBlocked}
      onSubmit={({ identifier = '', password = '' }) => onStart(passwordMethod(identifier, password, identifiers))}
    >
      <div class="tight">
        <Field
          name="identifier"
          label={texts.identifier(identifiers)}
          autocomplete={hasPasskeys ? 'username webauthn' : 'username'}
          inputMode={isEmail ? 'email' : undefined}
          isDraft
          isFirst
        />
        <PasswordField label={texts.password} autocomplete="current-password" />
        <div class="row between">
          <Button variant="text" onClick={onForgotten}>
            {texts.forgotPassword}
          </Button>
        </div>
      </div>
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.signIn}
      </Button>
    </Form>
  );
}
