import { normalEmail } from '../accounts.js';
import { type Call, requirePool } from '../call.js';
import type { Redemption } from '../codes.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

interface Address {
  readonly email: string;
  readonly client: string;
}

interface ChangePasswordArgs extends Address {
  /** Ciphertext. */
  readonly password: string;
  readonly verifyCode: string;
}

/** A password reset requires three calls: send, verify, change. */
export const mailFields = {
  sendResetPasswordEmail(address: Address, call: Call) {
    const { state } = call;
    requireAccount(address, call);
    state.codes.send({ channel: 'email', to: normalEmail(address.email), scene: 'RESET_PASSWORD' });
    return uncoded('成功');
  },

  verifyResetPasswordVerifyCode({ verifyCode, ...address }: Address & { verifyCode: string }, call: Call) {
    requireAccount(address, call);
    call.state.codes.verify(resetCode(address.email, verifyCode));
    return uncoded('验证成功，请输入新密码');
  },

  changePassword({ password, verifyCode, ...address }: ChangePasswordArgs, call: Call) {
    const { state } = call;
    const replacement = state.platform.passwordCipher.store(password);
    const account = requireAccount(address, call);
    state.codes.redeemVerified(resetCode(address.email, verifyCode));
    account.password = replacement;
    return userView(state, account, null);
  },

  sendVerifyEmail(address: Address, call: Call) {
    requireAccount(address, call);
    call.state.mailedLinks.send(address.email);
    return commonMessage('发送验证邮件成功');
  },
} satisfies RootFields;

/** The documented code of this call. Other calls have 200. */
function uncoded(message: string) {
  return { code: null, message, status: null };
}

function requireAccount({ email, client }: Address, { state }: Call) {
  requirePool(client);
  const account = state.accounts.find({ email });
  if (!account) throw new VendorError(2004);
  return account;
}

function resetCode(email: string, code: string): Redemption {
  return { channel: 'email', to: normalEmail(email), scene: 'RESET_PASSWORD', code };
}
