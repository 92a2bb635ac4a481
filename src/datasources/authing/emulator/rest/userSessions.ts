import type { Account } from '../account.js';
import { type Call, isManagement, requireManagement, requireUser } from '../call.js';
import { restUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { requireAccount } from './requireAccount.js';

/** Sessions of users: whether a user is signed in, and the end of all sessions of a user. */
export function addUserSessionRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/login-status', async (call, request) => {
    await requireManagement(call);
    const { userId, appId } = request.query as { userId?: string; appId?: string };
    return found(loginStatus(call, requireAccount(call, userId), appId));
  });

  add('POST', '/api/v2/users/kick', async (call, request) => {
    await requireManagement(call);
    const { userIds } = Object(request.body) as { userIds?: unknown };
    if (!Array.isArray(userIds)) throw new VendorError(400);
    const accounts = userIds.map((id) => requireAccount(call, id));
    for (const account of accounts) call.state.endSessions(account);
    return { code: 200, message: '强制下线成功' };
  });

  /** With the management token, for any user. Otherwise for the caller, whose current session ends. */
  add('GET', '/logout', async (call, request) => {
    const { userId } = request.query as { userId?: string };
    if (userId !== undefined && (await isManagement(call))) {
      call.state.endSessions(requireAccount(call, userId));
    } else {
      const { token, account } = await requireUser(call);
      if (userId !== undefined && userId !== account.id) throw new VendorError(1001);
      endSession(call, account, token);
    }
    return { code: 200, message: '退出成功' };
  });
}

/** Ends the session of one token. */
export function endSession({ state, cookies, address }: Call, account: Account, token: string): void {
  state.revokedTokens.add(token);
  state.browsers.end(cookies, token);
  if (account.token?.value === token) account.token = null;
  state.userActions.add({ operation: 'logout', userId: account.id, address, at: state.now() });
}

/** All sessions belong to the one application that users can log in to. */
function loginStatus({ state }: Call, account: Account, appId: string | undefined) {
  const { application, platform } = state;
  const isAsked = !appId || appId === application.id;
  const isLogin = isAsked && account.token !== null && account.token.exp * 1000 > state.now();
  const { id, name, logo, description } = application;
  const shown = { id, name, logo, description, domain: new URL(platform.origin).host };
  return {
    isLogin,
    user: restUser(state, account, storedToken(account)),
    application: isLogin ? [shown] : [],
  };
}
