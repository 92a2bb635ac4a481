/** Logins of users from other systems: LDAP, Active Directory, WeChat, and the sub-accounts of the application. */
import { type Account, newAccount } from './account.js';
import { normalEmail } from './accounts.js';
import type { Call } from './call.js';
import type { ExternalUser } from './externalUser.js';
import { SEEDED_DIRECTORY, type SeededDirectoryUser } from './seed.js';
import type { AuthingState } from './state.js';
import { VendorError } from './vendorError.js';

/** Finds the account by the user's id in the other system. Creates it at the first login and updates it at each login. */
export function takeOver({ state }: Call, user: ExternalUser): { account: Account; newlyCreated: boolean } {
  const known = state.accounts.findByIdentity(user.provider, user.userIdInIdp);
  if (!known && state.pool.registerDisabled) throw new VendorError(2031);
  const account = known ?? state.accounts.add(createFor(state, user));
  refresh(state, account, user);
  return { account, newlyCreated: !known };
}

/** Verifies a plain text password. Throws 2005 for a user who is blocked or not activated in the directory. */
export function verifyDirectoryUser(
  source: SeededDirectoryUser['source'],
  username: string,
  password: string,
): ExternalUser {
  const entry = SEEDED_DIRECTORY.find((each) => each.source === source && each.username === username);
  if (!entry) throw new VendorError(2004);
  if (entry.password !== password) throw new VendorError(2006);
  if (entry.condition !== 'active') throw new VendorError(2005);
  const { email, name } = entry;
  return { provider: source, userIdInIdp: username, isSocial: false, username, name, email: email ?? undefined };
}

function createFor(state: AuthingState, { provider, userIdInIdp, isSocial, unionid }: ExternalUser): Account {
  const openid = isSocial ? userIdInIdp : null;
  return newAccount(state.stamp(), {
    openid,
    unionid: unionid ?? null,
    registerSource: [`${isSocial ? 'social' : 'enterprise'}:${provider}`],
    identities: [{ provider, userIdInIdp, openid, isSocial, connectionId: null }],
  });
}

function refresh({ accounts }: AuthingState, account: Account, user: ExternalUser): void {
  const { username, email, name, nickname, photo } = user;
  const isFree = (owner: Account | undefined) => owner === undefined || owner === account;
  if (username && isFree(accounts.find({ username }))) account.username = username;
  if (email && isFree(accounts.find({ email }))) {
    account.email = normalEmail(email);
    account.emailVerified = true;
  }
  if (name) account.profile.name = name;
  if (nickname) account.profile.nickname = nickname;
  if (photo) account.profile.photo = photo;
}
