import { useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { Field } from './Field.js';

export interface PasswordFieldProps {
  readonly name?: string;
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  readonly isFirst?: boolean;
  readonly isRequired?: boolean;
}

export function PasswordField({ name = 'password', ...rest }: PasswordFieldProps) {
  const { texts } = useView();
  const [isShown, setShown] = useState(false);
  return (
    <Field {...rest} name={name} type={isShown ? 'text' : 'password'} wrapperClass="with-toggle">
      <button
        type="button"
        class="toggle"
        aria-pressed={isShown}
        aria-label={texts.showPasswordLong}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? texts.hidePassword : texts.showPassword}
      </button>
    </Field>
  );
}
