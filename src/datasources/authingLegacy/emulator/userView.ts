import type { Account } from './account.js';
import { pageOf } from './pages.js';
import { CLIENT_TYPE, USER_POOL_ID } from './seed.js';
import type { LegacyState } from './state.js';
import { vendorTime } from './times.js';

/** The account with the names of the vendor's schema, and the token that the caller may store. */
export function userView(state: LegacyState, account: Account, token: string | null): Record<string, unknown> {
  const [role] = state.roles.ofUser(account.id);
  return {
    ...account.profile,
    _id: account.id,
    email: account.email,
    emailVerified: account.emailVerified,
    username: account.username,
    phone: account.phone,
    unionid: account.unionid,
    openid: account.openid,
    registerMethod: account.registerMethod,
    registerInClient: USER_POOL_ID,
    password: account.password?.hash ?? '',
    token,
    tokenExpiredAt: vendorTime(account.tokenExpiredAt),
    loginsCount: account.loginsCount,
    lastLogin: vendorTime(account.lastLogin),
    lastIP: account.lastIp,
    signedUp: vendorTime(account.signedUp),
    blocked: account.blocked,
    isDeleted: account.isDeleted,
    metadata: account.metadata,
    group: role ? { ...role, _id: role.id, createdAt: vendorTime(role.createdAt) } : null,
    clientType: CLIENT_TYPE,
    systemApplicationType: null,
    thirdPartyIdentity: null,
    userLocation: [],
    userLoginHistory: () => {
      const { totalCount, list } = pageOf(account.logins, {});
      return { totalCount, list: list.map(({ id, when, ...more }) => ({ ...more, _id: id, when: vendorTime(when) })) };
    },
  };
}
