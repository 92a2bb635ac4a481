import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import type { PasskeyPurpose as PasskeyPurposeId } from '../../services/passkeys/passkeyChallenge.js';
import { Json } from '../scalars.js';

export const PasskeyPurpose: Readonly<Record<PasskeyPurposeId, PasskeyPurposeId>> = {
  LOGIN: 'LOGIN',
  MFA: 'MFA',
  STEP_UP: 'STEP_UP',
};
registerEnumType(PasskeyPurpose, {
  name: 'PasskeyPurpose',
  description: 'The operation that a passkey challenge is for. No other operation accepts the response.',
  valuesConfig: {
    LOGIN: { description: 'A login with a passkey: `login(input: {method: {passkey}})`.' },
    MFA: { description: 'The second factor of a login: `verifyMfa(answer: {passkey})`.' },
    STEP_UP: { description: 'A fresh proof for the session of the signed-in user.' },
  },
});

@InputType('PasskeyAnswer', { description: 'The response of a passkey to a challenge.' })
export class PasskeyAnswerInput {
  @Field(() => ID, { description: 'The `challenge` of `PasskeyChallenge`. It is valid once, for five minutes.' })
  challenge!: string;

  @Field(() => Json, {
    description:
      'The result of `navigator.credentials.get()` as JSON (AuthenticationResponseJSON of WebAuthn, from `toJSON()`), at most 16 KiB. Send it as a variable.',
  })
  response!: unknown;
}
