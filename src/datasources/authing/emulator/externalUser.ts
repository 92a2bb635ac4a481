/** A user as another system knows them: WeChat, LDAP or Active Directory. */

/** What that system tells of a user. Contacts and the username are taken over only while they are free in the pool. */
export interface ExternalUser {
  readonly provider: string;
  readonly userIdInIdp: string;
  readonly isSocial: boolean;
  readonly username?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly nickname?: string | undefined;
  readonly photo?: string | undefined;
  readonly unionid?: string | undefined;
}
