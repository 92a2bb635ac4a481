/** A user of another system: WeChat, LDAP or Active Directory. */

/** Profile data from that system. Contacts and username are copied only if no other user of the pool has them. */
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
