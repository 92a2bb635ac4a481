import { type Call, requireSelfOrManagement, requireUser } from '../call.js';
import { type IssuedToken, isManagementToken, issueIdToken, issueManagementToken, readIdToken } from '../tokens.js';
import { VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

export const tokenFields = {
  async accessToken({ userPoolId, secret }: { userPoolId: string; secret: string }, { state }: Call) {
    if (userPoolId !== state.pool.id) throw new VendorError(2224);
    if (secret !== state.pool.secret) throw new VendorError(1001);
    return managementAnswer(await issueManagementToken(state));
  },

  async refreshAccessToken({ accessToken }: { accessToken?: string | null }, { state, bearer }: Call) {
    const old = accessToken ?? bearer ?? '';
    if (state.revokedTokens.has(old)) {
      throw new VendorError(500, { text: { zh: '该 token 在黑名单中', en: 'The token is blacklisted' } });
    }
    if (!(await isManagementToken(state, old))) throw new VendorError(2020);
    state.revokedTokens.add(old);
    return managementAnswer(await issueManagementToken(state));
  },

  /** Refreshes the caller's own token, or the token of any user with the management token. The old token remains valid. */
  async refreshToken({ id }: { id?: string | null }, call: Call) {
    const account = id ? await requireSelfOrManagement(call, id) : (await requireUser(call)).account;
    return issueIdToken(call.state, account);
  },

  /** Never throws: the result describes an invalid token. */
  async checkLoginStatus({ token }: { token?: string | null }, { state, bearer }: Call) {
    const asked = token || bearer;
    if (!asked) return notLoggedIn(2020, '未登录');
    const read = await readIdToken(state, asked);
    if (read.status === 'expired') return notLoggedIn(2206, '登录信息已过期');
    if (read.status !== 'valid') return notLoggedIn(2207, '登录信息有误');
    const { exp, iat, account } = read;
    const data = { id: account.id, userPoolId: state.pool.id, arn: null };
    return { code: 200, message: '已登录', status: true, exp, iat, data };
  },
} satisfies RootFields;

function managementAnswer({ token, exp, iat }: IssuedToken) {
  return { accessToken: token, exp, iat };
}

function notLoggedIn(code: number, message: string) {
  return { code, message, status: false, exp: null, iat: null, data: null };
}
