import type { SignInMethod, SignInState } from '@menshen/client';
import { useSignInOptions } from '@menshen/react';
import { button, form } from './controls.js';

function byPassword(account: string, password: string): SignInMethod {
  if (account.includes('@')) return { email: { email: account, password } };
  if (/^\+?\d+$/.test(account)) return { phonePassword: { phone: account, password } };
  return { username: { username: account, password } };
}

/** The ways to begin a login, as far as the server offers them. */
export function Start({ state }: { state: Extract<SignInState, { kind: 'idle' | 'rejected' }> }) {
  const { options, error } = useSignInOptions();
  const offered = new Set(options?.methods);
  const phone = state.codeSent?.target;
  if (error) return <p role="alert">{error.message}</p>;
  const password = { 'E-mail, phone or user name': 'username', Password: 'current-password' } as const;
  return (
    <>
      {form(password, 'Sign in', (account, secret) => state.start(byPassword(account, secret)))}
      {offered.has('PHONE_CODE') && form({ Phone: 'tel' }, 'Send a code', (number) => state.sendCode(number))}
      {phone && form({ Code: 'one-time-code' }, 'Sign in', (code) => state.start({ phoneCode: { phone, code } }))}
      {offered.has('PUSH') &&
        form({ 'User name': 'username' }, 'Ask my phone', (uid) => state.start({ push: { uid } }))}
      {offered.has('QR_CODE') && button('QR code', () => state.start({ qrCode: true }))}
      {offered.has('PASSKEY') && button('Passkey', () => state.start({ passkey: true }))}
    </>
  );
}
