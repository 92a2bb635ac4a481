import type { Account } from '../account.js';
import type { Call } from '../call.js';
import { signIn } from '../login.js';
import { type Registration, register } from '../registration.js';
import { issueIdToken } from '../tokens.js';
import { graphqlUser } from '../userViews.js';
import type { RootFields } from './rootField.js';

interface RegisterInput extends Omit<Registration, 'source' | 'email' | 'username' | 'phone'> {
  readonly forceLogin?: boolean | null;
  readonly generateToken?: boolean | null;
  readonly clientIp?: string | null;
}

export const registerFields = {
  registerByEmail({ input }: { input: RegisterInput & { email: string } }, call: Call) {
    return complete(call, register(call, { ...input, source: 'basic:email' }), input);
  },

  registerByUsername({ input }: { input: RegisterInput & { username: string } }, call: Call) {
    return complete(call, register(call, { ...input, source: 'basic:username-password' }), input);
  },

  /** Checks the code first: a wrong code reveals nothing about the phone, and a right code is always consumed. */
  registerByPhoneCode({ input }: { input: RegisterInput & { phone: string; code: string } }, call: Call) {
    call.state.codes.redeem({ channel: 'sms', to: input.phone, code: input.code });
    return complete(call, register(call, { ...input, source: 'basic:phone-code' }), input);
  },
} satisfies RootFields;

/** Only `forceLogin` logs the user in. `generateToken` issues a token without counting a login. */
async function complete(call: Call, account: Account, { forceLogin, generateToken, clientIp }: RegisterInput) {
  const { state } = call;
  if (forceLogin) return graphqlUser(state, account, await signIn(call, account, clientIp ?? call.address));
  const token = generateToken ? await issueIdToken(state, account) : null;
  return graphqlUser(state, account, token);
}
