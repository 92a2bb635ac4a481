/** What the sections of the account page share. */
import type { Prove, SignInOptions } from '@menshen/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AccountData } from './documents.js';

export interface AccountPage {
  readonly account: AccountData;
  readonly options: SignInOptions;
  /** Reads the account again. */
  reload(): Promise<void>;
  /** Asks the user for a fresh proof. */
  readonly prove: Prove;
  /** Removes the form for the proof. */
  closeStepUp(): void;
}

const AccountContext = createContext<AccountPage | null>(null);
export const AccountProvider = AccountContext.Provider;

export function useAccount(): AccountPage {
  const page = useContext(AccountContext);
  if (page === null) throw new Error('A section was rendered outside of the account page.');
  return page;
}
