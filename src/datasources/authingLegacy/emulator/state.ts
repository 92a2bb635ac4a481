import { newAccount } from './account.js';
import { Accounts } from './accounts.js';
import { AuthorizedApps } from './authorizedApps.js';
import { Bindings } from './bindings.js';
import { VerificationCodes } from './codes.js';
import { MailedLinks } from './mailedLinks.js';
import { MfaKeys } from './mfaKeys.js';
import { hashPassword } from './passwords.js';
import type { Platform } from './platform.js';
import { Roles } from './roles.js';
import { MFA_KEY, MFA_USER, ROLE, SEEDED_USERS, type SeededUser, USER_POOL_ID } from './seed.js';

/** The state that a reset discards. */
export class LegacyState {
  readonly platform: Platform;
  readonly accounts = new Accounts();
  readonly bindings = new Bindings();
  readonly roles = new Roles();
  readonly mfaKeys = new MfaKeys(USER_POOL_ID);
  readonly codes: VerificationCodes;
  readonly mailedLinks: MailedLinks;
  readonly authorizedApps: AuthorizedApps;

  constructor(platform: Platform) {
    this.platform = platform;
    this.codes = new VerificationCodes(platform.clock, platform.inbox);
    this.mailedLinks = new MailedLinks(platform);
    this.authorizedApps = new AuthorizedApps(this.now());
    for (const user of SEEDED_USERS) this.#seed(user);
    this.mfaKeys.add(MFA_USER.id, MFA_KEY).enable = true;
    const { members, ...role } = ROLE;
    this.roles.add({ ...role, permissions: null, createdAt: this.now() });
    for (const member of members) this.roles.assign(role.id, member, this.now());
  }

  now(): number {
    return this.platform.clock.now();
  }

  /** Also removes all data of the account. */
  removeAccount(id: string): void {
    this.bindings.forgetUser(id);
    this.roles.forgetUser(id);
    this.mfaKeys.remove(id);
    this.accounts.remove(id);
  }

  #seed({ password, ...user }: SeededUser): void {
    this.accounts.add(newAccount({ ...user, emailVerified: true, password: hashPassword(password) }));
  }
}
