import type { Account } from '../account.js';
import { isEmail, isPhone, normalEmail } from '../accounts.js';
import { type Call, requireMfaCaller } from '../call.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { finishSecondStep, requireSecondStep } from './secondStep.js';

const EMAIL_SCENES = ['MFA_VERIFY', 'MFA_VERIFY_CODE'];

/** The second step that the application requires (1636), with codes. TOTP and faces are in separate files. */
export function addApplicationMfaRoutes(add: AddRoute): void {
  add('POST', '/api/v2/applications/mfa/check', async (call, request) => {
    const { account } = await requireMfaCaller(call);
    const { phone, email } = Object(request.body) as Record<string, unknown>;
    if (typeof phone !== 'string' && typeof email !== 'string') throw new VendorError(2231);
    const owner = call.state.accounts.find(typeof email === 'string' ? { email } : { phone: String(phone) });
    return found(owner === undefined || owner === account);
  });

  add('POST', '/api/v2/applications/mfa/sms/verify', async (call, request) => {
    const account = await requireSecondStep(call, 'SMS');
    const { phone, code, phoneCountryCode } = Object(request.body) as Record<string, unknown>;
    const countryCode = typeof phoneCountryCode === 'string' ? phoneCountryCode : null;
    if (typeof phone !== 'string' || !isPhone(phone, countryCode)) throw new VendorError(2028);
    requireOwnOrFree(call, account, account.phone, phone, { phone });
    call.state.codes.redeem({ channel: 'sms', to: phone, code: String(code) });
    if (account.phone === null) account.phoneCountryCode = countryCode;
    account.phone = phone;
    account.phoneVerified = true;
    return finishSecondStep(call, account);
  });

  add('POST', '/api/v2/applications/mfa/email/verify', async (call, request) => {
    const account = await requireSecondStep(call, 'EMAIL');
    const { email, code } = Object(request.body) as Record<string, unknown>;
    if (typeof email !== 'string' || !isEmail(email)) throw new VendorError(2028);
    const to = normalEmail(email);
    requireOwnOrFree(call, account, account.email, to, { email: to });
    call.state.codes.redeem({ channel: 'email', to, scenes: EMAIL_SCENES, code: String(code) });
    account.email = to;
    account.emailVerified = true;
    return finishSecondStep(call, account);
  });
}

/** A user with a contact must verify it. A user without one binds the given contact, unless another user has it. */
function requireOwnOrFree(
  { state }: Call,
  account: Account,
  own: string | null,
  given: string,
  identifier: { phone: string } | { email: string },
): void {
  if (own !== null && own !== given) throw new VendorError(2028);
  const owner = state.accounts.find(identifier);
  if (owner && owner !== account) throw new VendorError('phone' in identifier ? 2035 : 2200);
}
