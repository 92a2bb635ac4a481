import type { LoginMethodKind } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { useView } from '../view/view.js';
import { AccountForm } from './AccountForm.js';
import type { StartFormProps } from './flowTypes.js';
import { identifiersOf, passwordMethod } from './methods.js';

export interface PasswordFormProps extends StartFormProps {
  readonly methods: readonly LoginMethodKind[];
  readonly hasPasskeys: boolean;
  onForgotten(): void;
}

export function PasswordForm({ methods, hasPasskeys, onStart, onForgotten, ...alerts }: PasswordFormProps) {
  const { texts } = useView();
  const identifiers = identifiersOf(methods);
  const isEmail = identifiers.length === 1 && identifiers[0] === 'email';
  return (
    <AccountForm
      {...alerts}
      label={texts.identifier(identifiers)}
      autocomplete={hasPasskeys ? 'username webauthn' : 'username'}
      inputMode={isEmail ? 'email' : undefined}
      onSubmit={(identifier, password) => onStart(passwordMethod(identifier, password, identifiers))}
    >
      <Button variant="text" onClick={onForgotten}>
        {texts.forgotPassword}
      </Button>
    </AccountForm>
  );
}
