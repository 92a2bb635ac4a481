import type { SignInState } from '@menshen/client';
import { Captcha, useSignIn } from '@menshen/react';
import { button, form } from './controls.js';
import { Mfa } from './Mfa.js';
import { Start } from './Start.js';

const PASSWORDS = { 'New password': 'new-password', 'Current password': 'current-password' } as const;

/** One screen for each state of a login. */
export function SignIn() {
  const current = useSignIn();
  const state = current.kind === 'sending' ? current.previous : current;
  return (
    <fieldset disabled={current.kind === 'sending'}>
      {screen(state)}
      {'problem' in state && state.problem && <p role="alert">{state.problem.message}</p>}
      {'restart' in state && button('Start again', state.restart)}
    </fieldset>
  );
}

function screen(state: Exclude<SignInState, { kind: 'sending' }>) {
  switch (state.kind) {
    case 'idle':
    case 'rejected':
      return <Start state={state} />;
    case 'captcha':
      return <Captcha challenge={state.challenge} onAnswer={state.solve} onRenew={state.renew} />;
    case 'mfa':
      return <Mfa state={state} />;
    case 'enroll':
      return (
        <>
          <img src={state.enrollment.qrCodeDataUrl} alt={state.enrollment.secret} />
          <p>Recovery code: {state.enrollment.recoveryCode}</p>
          {form({ 'Code of your app': 'one-time-code' }, 'Confirm', state.confirm)}
        </>
      );
    case 'passwordChange':
      return form(PASSWORDS, 'Save', (newPassword, oldPassword) => state.submit({ newPassword, oldPassword }));
    case 'qr':
      if (state.problem) return button('New QR code', state.renew);
      return <img src={state.event.qrCode?.url} alt={`QR code: ${state.status}`} />;
    case 'push':
      if (state.problem) return button('Ask again', state.resend);
      return <p>Compare this number with your phone: {state.event.matchNumber}</p>;
    case 'limited':
      return (
        <p role="alert">
          {state.message} {new Date(state.retryAt).toLocaleTimeString()}
        </p>
      );
    case 'failed':
      return (
        <p role="alert">
          {state.error.message} {state.retry && button('Try again', state.retry)}
        </p>
      );
    case 'done':
      return state.recoveryCode ? <p>Recovery code: {state.recoveryCode}</p> : <a href="#orders">Your orders</a>;
    case 'unavailable':
      return null; // The problem is shown below.
  }
}
