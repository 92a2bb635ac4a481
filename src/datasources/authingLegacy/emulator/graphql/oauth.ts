/** The root fields of the oauth endpoint. */
import { newAccount } from '../account.js';
import type { Authorization } from '../authorizedApps.js';
import { type Call, requirePool, requireSubject } from '../call.js';
import { type LoginExtras, requireActive, signIn } from '../login.js';
import { type Paging, pageOf } from '../pages.js';
import { CONNECTIONS, LDAP_USER, POOL_OWNER_ID, USER_POOL_ID } from '../seed.js';
import { vendorTime } from '../times.js';
import { userView } from '../userView.js';
import { VendorError } from '../vendorError.js';
import type { Nullable, RootFields } from './rootField.js';

interface LdapArgs extends LoginExtras {
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
}

export const oauthFields = {
  /** The password is plain text. The first login creates the user in the pool. */
  async LoginByLDAP({ username, password, clientId, ...extras }: LdapArgs, call: Call) {
    requirePool(clientId);
    if (username !== LDAP_USER.username) throw new VendorError(2004);
    if (password !== LDAP_USER.password) throw new VendorError(2006);
    const { accounts } = call.state;
    const { nickname, email } = LDAP_USER;
    const fresh = () => newAccount({ username, email, registerMethod: 'ldap:default', profile: profileOf(nickname) });
    const account = accounts.find({ username }) ?? accounts.add(fresh());
    requireActive(account);
    return userView(call.state, account, await signIn(call, account, extras));
  },

  /** Includes disabled connections: clients filter by `enabled`. */
  ReadOauthList({ clientId }: { clientId: string }, { state }: Call) {
    requirePool(clientId);
    return CONNECTIONS.map(({ id, alias, name, enabled }) => {
      const url = addressOf(state.platform.origins.oauth, alias);
      const description = name;
      const about = { name, alias, description, enabled, image: imageOf(state.platform.origins.content, alias) };
      return { ...about, _id: id, client: USER_POOL_ID, user: POOL_OWNER_ID, url, oAuthUrl: url };
    });
  },

  /** Despite its name, returns all enabled connections, each with a flag whether the user has bound it. */
  async notBindOAuthList({ user, client }: Nullable<{ user: string; client: string }>, call: Call) {
    if (client) requirePool(client);
    const { account } = await requireSubject(call, user);
    const bound = new Set(call.state.bindings.ofUser(account.id).map(({ type }) => type));
    const { origins } = call.state.platform;
    return CONNECTIONS.filter(({ enabled }) => enabled).map(({ alias, name }) => {
      const oAuthUrl = addressOf(origins.oauth, alias);
      return { type: alias, name, image: imageOf(origins.content, alias), oAuthUrl, binded: bound.has(alias) };
    });
  },

  async GetUserAuthorizedApps(
    { clientId, userId, ...paging }: Paging & Nullable<{ clientId: string; userId: string }>,
    call: Call,
  ) {
    requirePool(clientId);
    const { account } = await requireSubject(call, userId);
    const { totalCount, list } = pageOf(call.state.authorizedApps.ofUser(account.id), paging);
    return { totalCount, OAuthApps: [], OIDCApps: list.map(oidcAppView) };
  },

  async RevokeUserAuthorizedApp(
    { userPoolId, userId, appId }: Nullable<{ userPoolId: string; userId: string; appId: string }>,
    call: Call,
  ) {
    requirePool(userPoolId);
    const { account } = await requireSubject(call, userId);
    const revoked = call.state.authorizedApps.revoke(account.id, appId ?? '');
    if (!revoked) throw new VendorError(2011);
    const { app, when } = revoked;
    const about = { _id: app.id, appId: app.id, scope: app.scope, type: 'oidc', userId: account.id };
    return { ...about, isRevoked: 'true', when: vendorTime(when) };
  },
} satisfies RootFields;

/** Lifetimes are strings. */
function oidcAppView({ app, when }: Authorization) {
  return {
    _id: app.id,
    name: app.name,
    client_id: app.clientId,
    domain: app.domain,
    description: app.description,
    authorization_code_expire: '600',
    when: vendorTime(when),
    isDeleted: false,
    id_token_signed_response_alg: 'HS256',
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    redirect_uris: [app.redirectUri],
    image: null,
    access_token_expire: '3600',
    id_token_expire: '3600',
    cas_expire: '3600',
  };
}

function profileOf(nickname: string) {
  return { nickname, company: null, photo: null, browser: null, device: null, oauth: null };
}

function addressOf(origin: string, alias: string): string {
  return `${origin}/oauth/${alias}/url/${USER_POOL_ID}`;
}

function imageOf(origin: string, alias: string): string {
  return `${origin}/oauth/logo/${alias}.svg`;
}
