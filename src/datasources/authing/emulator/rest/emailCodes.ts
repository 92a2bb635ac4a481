import { isEmail, normalEmail } from '../accounts.js';
import type { Call } from '../call.js';
import { finishLogin, signIn } from '../login.js';
import { type RegisterProfile, register } from '../registration.js';
import { issueIdToken } from '../tokens.js';
import { restUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, requireText, textOf } from './fields.js';

const REGISTER_SCENES = ['REGISTER_VERIFY_CODE', 'VERIFY_CODE'];
const LOGIN_SCENES = ['LOGIN_VERIFY_CODE', 'VERIFY_CODE'];

/** Registration and login by a code that was sent to an email address. GraphQL has neither. */
export function addEmailCodeRoutes(add: AddRoute): void {
  add('POST', '/api/v2/register/email-code', async (call, request) => {
    const body = fieldsOf(request.body);
    const email = redeem(call, body, REGISTER_SCENES);
    const account = register(call, {
      email,
      source: 'basic:email-code',
      profile: fieldsOf(body.profile) as RegisterProfile,
      params: jsonOf(body, 'params'),
      context: jsonOf(body, 'context'),
    });
    account.emailVerified = true;
    if (body.forceLogin === true) {
      return found(
        restUser(call.state, account, await signIn(call, account, textOf(body, 'clientIp') ?? call.address)),
      );
    }
    return found(
      restUser(call.state, account, body.generateToken === true ? await issueIdToken(call.state, account) : null),
    );
  });

  add('POST', '/api/v2/login/email-code', async (call, request) => {
    const body = fieldsOf(request.body);
    const email = redeem(call, body, LOGIN_SCENES);
    const account = call.state.accounts.find({ email });
    if (!account) throw new VendorError(2004);
    const options = {
      clientIp: textOf(body, 'clientIp'),
      params: textOf(body, 'params'),
      context: textOf(body, 'context'),
    };
    const signedIn = await finishLogin(call, account, options, false);
    return found(restUser(call.state, account, signedIn));
  });
}

function redeem({ state }: Call, body: Fields, scenes: readonly string[]): string {
  const email = requireText(body, 'email');
  if (!isEmail(email)) throw new VendorError(2003);
  const to = normalEmail(email);
  state.codes.redeem({ channel: 'email', to, scenes, code: requireText(body, 'code') });
  return to;
}

/** The JavaScript SDK sends these two fields of a registration as JSON values, not as texts. */
function jsonOf(body: Fields, name: string): string | null {
  const value = body[name];
  return value === undefined || value === null ? null : JSON.stringify(value);
}
