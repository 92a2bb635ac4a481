import type { Account } from '../account.js';
import { isEmail, isPhone, normalEmail } from '../accounts.js';
import { type Call, requireUser } from '../call.js';
import type { Redemption } from '../codes.js';
import { canSignIn } from '../loginMethods.js';
import { graphqlUser } from '../userViews.js';
import { type Text, VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

interface UpdatePhoneArgs {
  readonly phone: string;
  readonly phoneCode: string;
  readonly phoneCountryCode?: string | null;
  readonly oldPhone?: string | null;
  readonly oldPhoneCode?: string | null;
}

interface UpdateEmailArgs {
  readonly email: string;
  readonly emailCode: string;
  readonly oldEmail?: string | null;
  readonly oldEmailCode?: string | null;
}

const NEW_EMAIL_SCENES = ['CHANGE_EMAIL', 'EMAIL_BIND_VERIFY_CODE'];
const OLD_EMAIL_SCENES = ['CHANGE_EMAIL', 'EMAIL_UNBIND_VERIFY_CODE'];

/** Changes of the caller's own phone and email. As captured from the vendor, all phone errors are 500 here. */
export const contactFields = {
  bindPhone(args: { phone: string; phoneCode: string; phoneCountryCode?: string | null }, call: Call) {
    return change(call, (account) => {
      requireFreePhone(call, account, args);
      if (account.phone) throw refused({ zh: '已绑定手机号，请使用修改手机号接口', en: 'A phone is bound already' });
      redeemPhoneCodes(call, { channel: 'sms', to: args.phone, code: args.phoneCode });
      setPhone(account, args.phone, args.phoneCountryCode);
    });
  },

  unbindPhone(_args: object, call: Call) {
    return change(call, (account) => {
      if (!account.phone) throw refused({ zh: '未绑定手机号', en: 'No phone is bound' });
      if (!canSignIn({ ...account, phone: null })) throw new VendorError(2217);
      setPhone(account, null, null);
    });
  },

  updatePhone(args: UpdatePhoneArgs, call: Call) {
    return change(call, (account) => {
      if (account.phone === args.phone) throw new VendorError(2230);
      requireFreePhone(call, account, args);
      const codes: Redemption[] = [{ channel: 'sms', to: args.phone, code: args.phoneCode }];
      if (account.phone && call.state.pool.changePhoneStrategy.verifyOldPhone) {
        if (!args.oldPhone || !args.oldPhoneCode) {
          throw refused({ zh: '请验证旧手机号', en: 'The old phone has to be proven' });
        }
        if (args.oldPhone !== account.phone) throw new VendorError(2038);
        codes.push({ channel: 'sms', to: args.oldPhone, code: args.oldPhoneCode });
      }
      redeemPhoneCodes(call, ...codes);
      setPhone(account, args.phone, args.phoneCountryCode);
    });
  },

  bindEmail({ email, emailCode }: { email: string; emailCode: string }, call: Call) {
    return change(call, (account) => {
      if (account.email) throw new VendorError(2200);
      requireFreeEmail(call, email);
      call.state.codes.redeem(newEmailCode(email, emailCode));
      setEmail(account, email);
    });
  },

  unbindEmail(_args: object, call: Call) {
    return change(call, (account) => {
      if (!account.email) throw new VendorError(2219);
      if (!canSignIn({ ...account, email: null })) throw new VendorError(2217);
      account.email = null;
      account.emailVerified = false;
    });
  },

  updateEmail({ email, emailCode, oldEmail, oldEmailCode }: UpdateEmailArgs, call: Call) {
    return change(call, (account) => {
      if (account.email === normalEmail(email)) throw new VendorError(2229);
      requireFreeEmail(call, email);
      const codes = [newEmailCode(email, emailCode)];
      if (account.email && call.state.pool.changeEmailStrategy.verifyOldEmail) {
        if (!oldEmail) throw new VendorError(2227);
        if (!oldEmailCode) throw new VendorError(2228);
        if (normalEmail(oldEmail) !== account.email) throw new VendorError(2037);
        codes.push({ channel: 'email', to: account.email, scenes: OLD_EMAIL_SCENES, code: oldEmailCode });
      }
      call.state.codes.redeem(...codes);
      setEmail(account, email);
    });
  },
} satisfies RootFields;

/** Returns the user with the token of the request, because clients store the returned user. */
async function change(call: Call, write: (account: Account) => void) {
  const caller = await requireUser(call);
  write(caller.account);
  caller.account.updatedAt = call.state.stamp();
  return graphqlUser(call.state, caller.account, caller);
}

function requireFreePhone(
  { state }: Call,
  account: Account,
  { phone, phoneCountryCode }: { phone: string; phoneCountryCode?: string | null },
): void {
  if (!isPhone(phone, phoneCountryCode)) {
    throw refused({ zh: '手机号格式不正确', en: 'The phone number is malformed' });
  }
  const owner = state.accounts.find({ phone });
  if (owner && owner !== account) throw refused({ zh: '手机号已被绑定', en: 'The phone is bound already' });
}

function requireFreeEmail({ state }: Call, email: string): void {
  if (!isEmail(email)) throw new VendorError(2003);
  if (state.accounts.find({ email })) throw new VendorError(2200);
}

function newEmailCode(email: string, code: string): Redemption {
  return { channel: 'email', to: normalEmail(email), scenes: NEW_EMAIL_SCENES, code };
}

/** In other calls a wrong code is 2001 and an expired code 2300. */
function redeemPhoneCodes({ state }: Call, ...codes: Redemption[]): void {
  try {
    state.codes.redeem(...codes);
  } catch (error) {
    throw error instanceof VendorError ? refused(error.text) : error;
  }
}

function setPhone(account: Account, phone: string | null, countryCode: string | null | undefined): void {
  account.phone = phone;
  account.phoneCountryCode = countryCode ?? null;
  account.phoneVerified = phone !== null;
}

function setEmail(account: Account, email: string): void {
  account.email = normalEmail(email);
  account.emailVerified = true;
}

function refused(text: Text): VendorError {
  return new VendorError(500, { text });
}
