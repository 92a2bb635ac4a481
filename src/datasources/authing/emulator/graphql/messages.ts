import { isEmail, normalEmail } from '../accounts.js';
import type { Call } from '../call.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

export const messageFields = {
  /** Also sends to addresses without an account. */
  sendEmail({ email, scene }: { email: string; scene: string }, { state }: Call) {
    if (!isEmail(email)) throw new VendorError(2003);
    state.codes.send({ channel: 'email', to: normalEmail(email), scene });
    return commonMessage('');
  },
} satisfies RootFields;
