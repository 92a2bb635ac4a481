import type { Problem, SignInMethod } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { useView } from '../view/view.js';

const NAMES = { account: ['username', 'account'], password: ['password'] };

export interface DirectoryFormProps {
  readonly way: 'ldap' | 'ad' | 'subAccount';
  readonly problem: Problem | null;
  readonly isBlocked: boolean;
  onStart(method: SignInMethod): void;
}

/** User name and password of a directory that is connected to the identity provider, or of a sub-account. */
export function DirectoryForm({ way, problem, isBlocked, onStart }: DirectoryFormProps) {
  const { texts } = useView();
  const methodOf = (username: string, password: string): SignInMethod => {
    if (way === 'subAccount') return { subAccount: { account: username, password } };
    return way === 'ldap' ? { ldap: { username, password } } : { ad: { username, password } };
  };
  return (
    <Form
      reservesAlert
      names={NAMES}
      problem={problem}
      isBlocked={isBlocked}
      onSubmit={({ account = '', password = '' }) => onStart(methodOf(account.trim(), password))}
    >
      <div class="tight">
        <Field
          name="account"
          label={way === 'subAccount' ? texts.account : texts.username}
          autocomplete="username"
          isDraft
          isFirst
        />
        <PasswordField label={texts.password} autocomplete="current-password" />
      </div>
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.signIn}
      </Button>
    </Form>
  );
}
