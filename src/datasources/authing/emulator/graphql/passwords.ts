import type { Account } from '../account.js';
import { normalEmail } from '../accounts.js';
import { type Call, requireUser } from '../call.js';
import { accountToChange } from '../passwordChange.js';
import { checkStrength, hashPassword, isPassword } from '../passwords.js';
import { graphqlUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

interface ResetArgs {
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly code: string;
  readonly newPassword: string;
}

const RESET_DONE = '重置密码成功！';

const RESET_SCENES = ['RESET_PASSWORD', 'RESET_PASSWORD_VERIFY_CODE'];

export const passwordFields = {
  /** The password is plain text. */
  checkPasswordStrength({ password }: { password: string }) {
    return checkStrength(password);
  },

  /** Compares the encrypted password with the caller's. */
  async checkPassword({ password }: { password?: string | null }, call: Call) {
    const { account } = await requireUser(call);
    const clearText = call.state.platform.passwordCipher.decrypt(password ?? '');
    const isRight = account.password !== null && isPassword(account.password, clearText);
    return isRight ? commonMessage('密码正确') : { code: 2006, message: '密码错误' };
  },

  async updatePassword(args: { newPassword: string; oldPassword?: string | null }, call: Call) {
    const caller = await requireUser(call);
    const { account } = caller;
    const replacement = encryptedPassword(call, args.newPassword);
    if (account.password) {
      if (!args.oldPassword) throw new VendorError(2201);
      requirePassword(call, account, args.oldPassword);
    }
    account.password = replacement;
    account.updatedAt = call.state.stamp();
    return graphqlUser(call.state, account, caller);
  },

  resetPassword({ phone, email, code, newPassword }: ResetArgs, call: Call) {
    const { state } = call;
    if (!phone && !email) throw new VendorError(2231);
    const replacement = encryptedPassword(call, newPassword);
    const account = state.accounts.find({ email, phone });
    if (!account) throw new VendorError(2004);
    if (email) state.codes.redeem({ channel: 'email', to: normalEmail(email), scenes: RESET_SCENES, code });
    else if (phone) state.codes.redeem({ channel: 'sms', to: phone, code });
    return replacePassword(call, account, replacement);
  },

  resetPasswordByFirstLoginToken({ token, password }: { token: string; password: string }, call: Call) {
    const account = accountToChange(call.state, token, 1639);
    const replacement = encryptedPassword(call, password);
    call.state.passwordChanges.delete(token);
    account.resetPasswordOnFirstLogin = false;
    return replacePassword(call, account, replacement);
  },

  resetPasswordByForceResetToken(args: { token: string; oldPassword: string; newPassword: string }, call: Call) {
    const account = accountToChange(call.state, args.token, 2058);
    requirePassword(call, account, args.oldPassword);
    const replacement = encryptedPassword(call, args.newPassword);
    call.state.passwordChanges.delete(args.token);
    account.forcePasswordChange = false;
    return replacePassword(call, account, replacement);
  },
} satisfies RootFields;

type StoredPassword = ReturnType<typeof hashPassword>;

function encryptedPassword({ state }: Call, ciphertext: string): StoredPassword {
  return hashPassword(state.platform.passwordCipher.decrypt(ciphertext), state.now());
}

function requirePassword({ state }: Call, account: Account, ciphertext: string): void {
  const clearText = state.platform.passwordCipher.decrypt(ciphertext);
  if (!account.password || !isPassword(account.password, clearText)) throw new VendorError(2203);
}

/** A password reset clears the failed attempts: no captcha is required and the account is unlocked. */
function replacePassword({ state }: Call, account: Account, replacement: StoredPassword) {
  account.password = replacement;
  account.updatedAt = state.stamp();
  account.locked = false;
  state.loginFailures.clear(account.id);
  return commonMessage(RESET_DONE);
}
