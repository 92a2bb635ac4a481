import type { Call } from '../call.js';
import { finishLogin, type LoginOptions, loginByPassword, type SignedIn } from '../login.js';
import { register } from '../registration.js';
import { graphqlUser } from '../userViews.js';
import type { RootFields } from './rootField.js';

type PasswordInput = LoginOptions & { readonly password: string };

interface PhoneCodeInput extends LoginOptions {
  readonly phone: string;
  readonly code: string;
  readonly phoneCountryCode?: string | null;
}

export const loginFields = {
  async loginByEmail({ input }: { input: PasswordInput & { email: string } }, call: Call) {
    return view(call, await loginByPassword(call, { email: input.email }, input.password, input));
  },

  async loginByUsername({ input }: { input: PasswordInput & { username: string } }, call: Call) {
    return view(call, await loginByPassword(call, { username: input.username }, input.password, input));
  },

  async loginByPhonePassword({ input }: { input: PasswordInput & { phone: string } }, call: Call) {
    return view(call, await loginByPassword(call, { phone: input.phone }, input.password, input));
  },

  /** An unknown phone creates the account, `autoRegister` or not. */
  async loginByPhoneCode({ input }: { input: PhoneCodeInput }, call: Call) {
    const { phone, phoneCountryCode, params, context } = input;
    call.state.codes.redeem({ channel: 'sms', to: phone, scene: null }, input.code);
    const known = call.state.accounts.find({ phone });
    const extra = { phoneCountryCode: phoneCountryCode ?? null, params: params ?? null, context: context ?? null };
    const account = known ?? register(call, { phone, source: 'basic:phone-code', ...extra });
    return view(call, await finishLogin(call, account, input, !known));
  },
} satisfies RootFields;

function view({ state }: Call, signedIn: SignedIn) {
  return { ...graphqlUser(state, signedIn.account, signedIn), newlyCreated: signedIn.newlyCreated };
}
