import { useState } from 'preact/hooks';
import { Form } from '../controls/Form.js';
import { PasswordField } from '../controls/PasswordField.js';
import { PasswordRules } from '../controls/PasswordRules.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { Section } from './Section.js';
import { useChange } from './useChange.js';

const NAMES = { oldPassword: ['oldPassword'], newPassword: ['newPassword'] };

export function PasswordSection() {
  const { client, texts } = useView();
  const { account, options } = useAccount();
  const change = useChange();
  // Each change begins with empty fields.
  const [count, setCount] = useState(0);
  return (
    <Section title={texts.password} change={change}>
      <Form
        key={count}
        names={NAMES}
        problem={change.problem}
        submit={texts.change}
        onSubmit={({ oldPassword = '', newPassword = '' }) => {
          const input = { newPassword, ...(oldPassword && { oldPassword }) };
          change.run(
            () => client.operations.updatePassword({ input }),
            () => setCount(count + 1),
          );
        }}
      >
        {/* For password managers. */}
        <input
          class="visually-hidden"
          type="text"
          name="username"
          autocomplete="username"
          value={account.username ?? account.email ?? account.phone ?? ''}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <div class="columns">
          <PasswordField
            name="oldPassword"
            label={texts.oldPassword}
            autocomplete="current-password"
            isRequired={false}
          />
          <PasswordField name="newPassword" label={texts.newPassword} autocomplete="new-password" />
        </div>
        <PasswordRules rules={options.passwordRules} />
      </Form>
    </Section>
  );
}
