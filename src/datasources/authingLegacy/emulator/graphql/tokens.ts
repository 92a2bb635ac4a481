import { type Call, requireOwner, requirePool, requireSubject } from '../call.js';
import { POOL_SECRET } from '../seed.js';
import { decodeToken, issueOwnerToken, issueUserToken, readToken, type TokenPayload } from '../tokens.js';
import { VendorError } from '../vendorError.js';
import { clientInfo } from './pool.js';
import type { Nullable, RootFields } from './rootField.js';

export const tokenFields = {
  /** Returns the owner's token as a plain string. `clientId` is the pool. */
  getAccessTokenByAppSecret({ secret, clientId }: { secret: string; clientId: string }, { state }: Call) {
    requirePool(clientId);
    requireSecret(secret);
    return issueOwnerToken(state);
  },

  async getClientWhenSdkInit({ secret, clientId }: Nullable<{ secret: string; clientId: string }>, { state }: Call) {
    requirePool(clientId);
    requireSecret(secret);
    return { accessToken: await issueOwnerToken(state), clientInfo: clientInfo() };
  },

  /** Requires the owner's token for all users. The old token remains valid until it expires. */
  async refreshToken({ client, user }: { client: string; user: string }, call: Call) {
    requirePool(client);
    await requireOwner(call);
    const { account } = await requireSubject(call, user);
    return issueUserToken(call.state, account);
  },

  /** Never throws: the result describes an invalid token. */
  async checkLoginStatus({ token }: { token?: string | null }, { state, bearer }: Call) {
    const asked = token || bearer;
    if (!asked) return { status: false, code: 2020, message: '未登录', token: null };
    const read = await readToken(state, asked);
    if (read.status === 'user') return { status: true, code: 200, message: '已登录', token: tokenView(read.payload) };
    return { ...(read.status === 'expired' ? EXPIRED : MALFORMED), token: null };
  },

  /** Decodes only the token. It does not check whether the user has logged out. */
  async decodeJwtToken({ token }: { token?: string | null }, { state }: Call) {
    const payload = await decodeToken(state, token ?? '');
    if (typeof payload === 'string') {
      const { code } = payload === 'expired' ? EXPIRED : MALFORMED;
      return { status: { code, message: 'token 错误', status: null }, data: null, iat: null, exp: null };
    }
    return { ...tokenView(payload), status: { status: null, code: 200, message: 'token 解析正常' } };
  },
} satisfies RootFields;

const EXPIRED = { status: false, code: 2206, message: '登录信息已过期' };
const MALFORMED = { status: false, code: 2207, message: '登录信息有误' };

function requireSecret(secret: string | null | undefined): void {
  if (secret !== POOL_SECRET) throw new VendorError(1001);
}

function tokenView({ data: { id, email, clientId, unionid }, iat, exp }: TokenPayload) {
  return { data: { id, email, clientId, unionid }, iat, exp };
}
