import type { MfaFactorKind, MfaState, SignInState } from '@menshen/client';
import { button, form } from './controls.js';

type State = MfaState<SignInState>;

/** The second factors of the account. An account without one adds an authenticator app, a passkey or a photo. */
export function Mfa({ state }: { state: State }) {
  const kinds = state.factors.length > 0 ? state.factors.map(({ kind }) => kind) : state.enrollable;
  return kinds.map((kind) => <div key={kind}>{factor(kind, state, state.factors.length === 0)}</div>);
}

const code = (label: string, send: (code: string) => unknown) => form({ [label]: 'one-time-code' }, 'Verify', send);

function factor(kind: MfaFactorKind, state: State, isNew: boolean) {
  const isSent = state.codeSent?.channel === kind;
  switch (kind) {
    case 'TOTP':
      if (isNew) return button('Add an authenticator app', state.enrollTotp);
      return code('Code of your app', (totp) => state.verify({ totp }));
    case 'SMS':
      if (isNew && !isSent) return form({ Phone: 'tel' }, 'Send an SMS code', (phone) => state.sendCode('SMS', phone));
      if (isSent) return code('Code', (smsCode) => state.verify({ smsCode }));
      return button('Send an SMS code', () => state.sendCode('SMS'));
    case 'EMAIL':
      if (isNew && !isSent) return form({ 'E-mail': 'username' }, 'Send a code', (to) => state.sendCode('EMAIL', to));
      if (isSent) return code('Code', (emailCode) => state.verify({ emailCode }));
      return button('Send an e-mail code', () => state.sendCode('EMAIL'));
    case 'RECOVERY_CODE':
      return code('Recovery code', (recoveryCode) => state.verify({ recoveryCode }));
    case 'PUSH':
      return button('Ask my phone', state.startPush);
    case 'PASSKEY':
      return isNew ? button('Add a passkey', state.enrollPasskey) : button('Use a passkey', state.passkey);
    case 'FACE':
      return photo((facePhoto) => (isNew ? state.enrollFace(facePhoto) : state.verify({ facePhoto })));
    default:
      return null;
  }
}

function photo(send: (dataUrl: string) => unknown) {
  const reader = new FileReader();
  reader.onload = () => send(String(reader.result));
  const read = (files: FileList | null) => files?.[0] && reader.readAsDataURL(files[0]);
  return <input type="file" aria-label="Photo of your face" onChange={({ target }) => read(target.files)} />;
}
