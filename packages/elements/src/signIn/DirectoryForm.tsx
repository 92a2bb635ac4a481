import type { SignInMethod } from '@menshen/client';
import { useView } from '../view/view.js';
import { AccountForm } from './AccountForm.js';
import type { StartFormProps } from './flowTypes.js';

export interface DirectoryFormProps extends StartFormProps {
  readonly way: 'ldap' | 'ad' | 'subAccount';
}

/** User name and password of a directory that is connected to the identity provider, or of a sub-account. */
export function DirectoryForm({ way, onStart, ...alerts }: DirectoryFormProps) {
  const { texts } = useView();
  const methodOf = (username: string, password: string): SignInMethod => {
    if (way === 'subAccount') return { subAccount: { account: username, password } };
    return way === 'ldap' ? { ldap: { username, password } } : { ad: { username, password } };
  };
  return (
    <AccountForm
      {...alerts}
      label={way === 'subAccount' ? texts.account : texts.username}
      onSubmit={(username, password) => onStart(methodOf(username, password))}
    />
  );
}
