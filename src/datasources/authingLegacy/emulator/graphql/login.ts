import type { Call } from '../call.js';
import { requirePool } from '../call.js';
import {
  type LoginExtras,
  type Proven,
  proveByPassword,
  proveByPhoneCode,
  requireActive,
  requireSecondFactor,
  signIn,
} from '../login.js';
import { type Registration, register } from '../registration.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import type { Nullable, RootFields } from './rootField.js';

interface LoginArgs
  extends LoginExtras,
    Nullable<{ email: string; username: string; phone: string; password: string; phoneCode: number; MFACode: string }> {
  readonly registerInClient: string;
}

interface RegisterInput extends Omit<Registration, 'registerMethod'> {
  readonly registerInClient: string;
  readonly phoneCode?: string | null;
  readonly forceLogin?: boolean | null;
  readonly lastIP?: string | null;
}

export const loginFields = {
  /** One field for four login methods. The arguments determine the method. */
  async login(args: LoginArgs, call: Call) {
    requirePool(args.registerInClient);
    const { account, spend } = prove(call, args);
    requireActive(account);
    await requireSecondFactor(call, account, args.MFACode);
    spend();
    return userView(call.state, account, await signIn(call, account, args));
  },

  /** Only `forceLogin` logs the user in. */
  async register({ userInfo }: { userInfo: RegisterInput }, call: Call) {
    requirePool(userInfo.registerInClient);
    const account = registerBy(call, userInfo);
    const token = userInfo.forceLogin ? await signIn(call, account, userInfo) : null;
    return userView(call.state, account, token);
  },
} satisfies RootFields;

function prove(call: Call, { email, username, phone, password, phoneCode }: LoginArgs): Proven {
  if (phone && phoneCode != null) return proveByPhoneCode(call, phone, phoneCode);
  if (password && (email || username || phone)) return proveByPassword(call, { email, username, phone }, password);
  throw new VendorError(2231);
}

/** Checks a phone code first: a wrong code reveals nothing about the phone, and a right code is always consumed. */
function registerBy(call: Call, { phone, phoneCode, email, username, ...more }: RegisterInput) {
  if (phone) {
    call.state.codes.redeem({ channel: 'sms', to: phone, scene: null, code: phoneCode ?? '' });
    return register(call, { ...more, phone, email, username, registerMethod: 'default:phone-code' });
  }
  if (!email && !username) throw new VendorError(2231);
  if (!more.password) throw new VendorError(2032);
  return register(call, { ...more, email, username, registerMethod: 'default:username-password' });
}
