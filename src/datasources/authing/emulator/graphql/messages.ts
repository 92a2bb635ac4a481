import { isEmail, normalEmail } from '../accounts.js';
import { type Call, requireManagement } from '../call.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

export const messageFields = {
  /** Also sends to addresses without an account. */
  sendEmail({ email, scene }: { email: string; scene: string }, { state }: Call) {
    if (!isEmail(email)) throw new VendorError(2003);
    state.codes.send({ channel: 'email', to: normalEmail(email), scene });
    return commonMessage('');
  },

  async sendFirstLoginVerifyEmail({ userId, appId }: { userId: string; appId: string }, call: Call) {
    await requireManagement(call);
    const { state } = call;
    state.applications.require(appId);
    const email = state.accounts.get(userId)?.email;
    if (!email) throw new VendorError(2004);
    state.codes.send({ channel: 'email', to: email, scene: 'FIRST_EMAIL_LOGIN_VERIFY' });
    return commonMessage('发送成功');
  },
} satisfies RootFields;
