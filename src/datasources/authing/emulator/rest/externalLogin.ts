import type { FastifyInstance } from 'fastify';
import { type Call, readCall } from '../call.js';
import type { ExternalUser } from '../externalUser.js';
import { takeOver, verifyDirectoryUser } from '../externalUsers.js';
import { finishLogin, type LoginOptions } from '../login.js';
import type { AuthingState } from '../state.js';
import { restUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, type Envelope, setCookies } from './envelope.js';

/** Logins whose password or code another system verifies. Passwords are plain text. */
export function addLdapRoute(add: AddRoute): void {
  add('POST', '/api/v2/ldap/verify-user', (call, request) => loginByDirectory(call, 'ldap', request.body));
}

/** The vendor has a separate host for this call. */
export function addAdRoute(add: AddRoute): void {
  add('POST', '/api/v2/ad/verify-user', (call, request) => loginByDirectory(call, 'ad', request.body));
}

/** The path contains the pool, so no header is required. */
export function addWechatRoute(app: FastifyInstance, state: () => AuthingState): void {
  app.get('/connection/social/wechat::mobile/:userPoolId/callback', async (request, reply) => {
    const call = readCall(request, state());
    const { userPoolId } = request.params as { userPoolId: string };
    if (userPoolId !== call.state.pool.id) throw new VendorError(2224);
    const { code } = request.query as { code?: string };
    if (!code) throw new VendorError(2231);
    const envelope = await loginAs(call, call.state.wechatCodes.redeem(code), {}, false);
    setCookies(call, reply);
    return envelope;
  });
}

function loginByDirectory(call: Call, source: 'ldap' | 'ad', body: unknown): Promise<Envelope> {
  const { username, password, clientIp, withCustomData } = Object(body) as Record<string, unknown>;
  if (typeof username !== 'string' || typeof password !== 'string') throw new VendorError(2231);
  const user = verifyDirectoryUser(source, username, password);
  const options = typeof clientIp === 'string' ? { clientIp } : {};
  return loginAs(call, user, options, withCustomData === true);
}

async function loginAs(call: Call, user: ExternalUser, options: LoginOptions, withCustomData: boolean) {
  const { state } = call;
  const { account, newlyCreated } = takeOver(call, user);
  const token = await finishLogin(call, account, options, newlyCreated);
  const customData = withCustomData && { customData: state.customData.read('USER', account.id) };
  return { code: 200, message: '登录成功', data: { ...restUser(state, account, token), ...customData } };
}
