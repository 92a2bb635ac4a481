import { isEmail, isPhone, normalEmail } from '../accounts.js';
import { type Call, requireCaller, requirePool, requireSubject, type Subject } from '../call.js';
import type { Redemption } from '../codes.js';
import { canSignIn } from '../loginMethods.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type Nullable, type RootFields } from './rootField.js';

interface UpdateEmailArgs extends Nullable<{ oldEmail: string; oldEmailCode: string }> {
  readonly userPoolId: string;
  readonly email: string;
  readonly emailCode: string;
}

interface UpdatePhoneArgs extends Nullable<{ oldPhone: string; oldPhoneCode: string }> {
  readonly userPoolId: string;
  readonly phone: string;
  readonly phoneCode: string;
}

/** Changes of the caller's own email and phone. All phone errors are 500 here. */
export const contactFields = {
  /** Codes for the new address and, if any, for the old one. */
  async sendChangeEmailVerifyCode({ email, userPoolId }: { email: string; userPoolId: string }, call: Call) {
    requirePool(userPoolId);
    const caller = await requireCaller(call);
    if (!isEmail(email)) throw new VendorError(2003);
    const owner = call.state.accounts.find({ email });
    const isOwn = caller.status === 'user' && caller.account === owner;
    if (owner && !isOwn) throw new VendorError(2035, { message: '该邮箱已绑定，请换一个吧' });
    call.state.codes.send({ channel: 'email', to: normalEmail(email), scene: 'CHANGE_EMAIL' });
    return commonMessage('成功');
  },

  async updateEmail({ userPoolId, email, emailCode, oldEmail, oldEmailCode }: UpdateEmailArgs, call: Call) {
    const { account, token } = await requireOwnAccount(call, userPoolId);
    if (account.email === normalEmail(email)) throw new VendorError(2229);
    if (!isEmail(email)) throw new VendorError(2003);
    if (call.state.accounts.find({ email })) throw new VendorError(2200);
    const codes = [emailCodeOf(email, emailCode)];
    if (account.email) {
      if (!oldEmail) throw new VendorError(2227);
      if (!oldEmailCode) throw new VendorError(2228);
      if (normalEmail(oldEmail) !== account.email) throw new VendorError(2037);
      codes.push(emailCodeOf(oldEmail, oldEmailCode));
    }
    call.state.codes.redeem(...codes);
    account.email = normalEmail(email);
    account.emailVerified = true;
    return userView(call.state, account, token);
  },

  async updatePhone({ userPoolId, phone, phoneCode, oldPhone, oldPhoneCode }: UpdatePhoneArgs, call: Call) {
    const { account, token } = await requireOwnAccount(call, userPoolId);
    if (account.phone === phone) throw new VendorError(2230);
    if (!isPhone(phone)) throw new VendorError(500, { message: '手机号格式不正确' });
    if (call.state.accounts.find({ phone })) throw new VendorError(500, { message: '手机号已被绑定' });
    const codes = [phoneCodeOf(phone, phoneCode)];
    if (account.phone) {
      if (!oldPhone || !oldPhoneCode) throw new VendorError(500, { message: '请验证旧手机号' });
      if (oldPhone !== account.phone) throw new VendorError(2038);
      codes.push(phoneCodeOf(oldPhone, oldPhoneCode));
    }
    redeemPhoneCodes(call, codes);
    account.phone = phone;
    return userView(call.state, account, token);
  },

  async unbindEmail({ user, client }: Nullable<{ user: string; client: string }>, call: Call) {
    if (client) requirePool(client);
    const { account, token } = await requireSubject(call, user);
    if (!account.email) throw new VendorError(2219);
    if (!canSignIn({ ...account, email: null }, call.state.bindings.ofUser(account.id))) throw new VendorError(2217);
    account.email = '';
    account.emailVerified = false;
    return userView(call.state, account, token);
  },
} satisfies RootFields;

/** These calls have no user argument, so they require a user's token. */
function requireOwnAccount(call: Call, userPoolId: string): Promise<Subject> {
  requirePool(userPoolId);
  return requireSubject(call, null);
}

function emailCodeOf(email: string, code: string): Redemption {
  return { channel: 'email', to: normalEmail(email), scene: 'CHANGE_EMAIL', code };
}

function phoneCodeOf(phone: string, code: string): Redemption {
  return { channel: 'sms', to: phone, scene: null, code };
}

/** In other calls a wrong code is 2001 and an expired code 2300. */
function redeemPhoneCodes({ state }: Call, codes: readonly Redemption[]): void {
  try {
    state.codes.redeem(...codes);
  } catch (error) {
    throw error instanceof VendorError ? new VendorError(500, { message: error.message }) : error;
  }
}
