/** An account in the format of each protocol. */
import type { Account, Identity } from './account.js';
import { departmentViews, groupView, resourceView, roleView } from './directoryViews.js';
import { wholePage } from './pages.js';
import type { AuthingState } from './state.js';
import { graphqlTime, restTime } from './times.js';

/** The token in the response, which clients store. */
export interface ShownToken {
  readonly token: string;
  readonly exp: number;
}

export function graphqlUser(state: AuthingState, account: Account, token: ShownToken | null): Record<string, unknown> {
  return {
    ...shared(state, account, token, graphqlTime),
    arn: `arn:cn:authing:${state.pool.id}:user:${account.id}`,
    lastIP: account.lastIp,
    customData: state.customData.read('USER', account.id),
    ...belongings(state, account),
  };
}

/** Fields as functions, so that only requested fields are computed. */
function belongings(state: AuthingState, account: Account) {
  const { directory } = state;
  const main = directory.orgs.find(account.mainDepartmentId ?? '');
  const viewUser = (user: Account) => graphqlUser(state, user, storedToken(user));
  return {
    mainDepartmentId: main?.id ?? null,
    mainDepartmentCode: main?.code ?? null,
    roles: ({ namespace }: { namespace?: string | null }) =>
      wholePage(directory.rolesOf(account.id, namespace).map((role) => roleView(state, role, viewUser))),
    groups: () => wholePage(directory.groups.list(account.id).map((group) => groupView(state, group, viewUser))),
    departments: ({ orgId }: { orgId?: string | null }) =>
      wholePage(departmentViews(state, account, orgId ?? null, viewUser)),
    authorizedResources: (args: { namespace?: string | null; resourceType?: string | null }) =>
      resourceView(state, directory.targetsOf(account.id), args),
  };
}

export function restUser(state: AuthingState, account: Account, token: ShownToken | null): Record<string, unknown> {
  return {
    ...shared(state, account, token, restTime),
    lastIp: account.lastIp,
    isRoot: false,
    salt: account.password?.salt ?? null,
    sendSmsCount: 0,
    sendSmsLimitCount: 1000,
    resetPasswordOnFirstLogin: account.resetPasswordOnFirstLogin,
    passwordSecurityLevel: account.password?.level ?? null,
  };
}

/** The token that the vendor stores with the account, for callers other than the user. */
export function storedToken(account: Account): ShownToken | null {
  return account.token && { token: account.token.value, exp: account.token.exp };
}

type TimeFormat = (time: number) => string;

function shared(state: AuthingState, account: Account, token: ShownToken | null, format: TimeFormat) {
  const time = (value: number | null) => (value === null ? null : format(value));
  return {
    ...account.profile,
    id: account.id,
    status: account.status,
    userPoolId: state.pool.id,
    username: account.username,
    email: account.email,
    emailVerified: account.emailVerified,
    phone: account.phone,
    phoneCountryCode: account.phoneCountryCode,
    phoneVerified: account.phoneVerified,
    unionid: account.unionid,
    openid: account.openid,
    externalId: account.externalId,
    identities: account.identities.map((identity) => identityView(state, account, identity)),
    registerSource: account.registerSource,
    password: account.password?.hash ?? '',
    token: token?.token ?? null,
    tokenExpiredAt: token && format(token.exp * 1000),
    loginsCount: account.loginsCount,
    lastLogin: time(account.lastLogin),
    signedUp: time(account.signedUp),
    blocked: account.blocked,
    isDeleted: false,
    createdAt: format(account.createdAt),
    updatedAt: format(account.updatedAt),
  };
}

function identityView(state: AuthingState, account: Account, identity: Identity) {
  const owner = { userId: account.id, userPoolId: state.pool.id };
  const unknown = { accessToken: null, refreshToken: null, userInfoInIdp: null, extIdpId: null };
  return { ...owner, ...identity, type: identity.provider, ...unknown };
}
