import type { Call } from '../call.js';
import { takeOver, verifyDirectoryUser } from '../externalUsers.js';
import { finishLogin, type LoginOptions, loginByPassword, type SignedIn } from '../login.js';
import { requireCaptcha } from '../loginRules.js';
import { register } from '../registration.js';
import { graphqlUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

type PasswordInput = LoginOptions & { readonly password: string };

interface PhoneCodeInput extends LoginOptions {
  readonly phone: string;
  readonly code: string;
  readonly phoneCountryCode?: string | null;
}

interface SubAccountArgs {
  readonly account: string;
  readonly password: string;
  readonly captchaCode?: string | null;
  readonly clientIp?: string | null;
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

  /** An unknown phone creates the account, independent of `autoRegister`. */
  async loginByPhoneCode({ input }: { input: PhoneCodeInput }, call: Call) {
    const { phone, phoneCountryCode, params, context } = input;
    call.state.codes.redeem({ channel: 'sms', to: phone, code: input.code });
    const known = call.state.accounts.find({ phone });
    const extra = { phoneCountryCode: phoneCountryCode ?? null, params: params ?? null, context: context ?? null };
    const account = known ?? register(call, { phone, source: 'basic:phone-code', ...extra });
    return view(call, await finishLogin(call, account, input, !known));
  },

  /** Unlike the other logins, this one has flat arguments. */
  async loginBySubAccount({ account: name, password, captchaCode, clientIp }: SubAccountArgs, call: Call) {
    const { state } = call;
    if (!state.application.subAccounts) {
      throw new VendorError(500, { text: { zh: '该应用未开启子账号', en: 'The application has no sub-accounts' } });
    }
    const clearText = state.platform.passwordCipher.decrypt(password);
    const failureKey = `sub-account ${name}`;
    requireCaptcha(call, failureKey, captchaCode);
    let user: ReturnType<typeof verifyDirectoryUser>;
    try {
      user = verifyDirectoryUser('sub-account', name, clearText);
    } catch (error) {
      state.loginFailures.add(failureKey);
      throw error;
    }
    state.loginFailures.clear(failureKey);
    const { account, newlyCreated } = takeOver(call, user);
    return view(call, await finishLogin(call, account, { clientIp: clientIp ?? null }, newlyCreated));
  },
} satisfies RootFields;

function view({ state }: Call, signedIn: SignedIn) {
  return { ...graphqlUser(state, signedIn.account, signedIn), newlyCreated: signedIn.newlyCreated };
}
