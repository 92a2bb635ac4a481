import type DataLoader from 'dataloader';
import type {
  ApplicationRecord,
  Authenticator,
  AuthorizedAppRecord,
  DepartmentRecord,
  IdentityProviderId,
  LegacyMfaRecord,
  OrgPathRecord,
  Page,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
  SecurityLevelRecord,
  UdfValueRecord,
} from '../datasources/capabilities.js';
import type { SsoSession } from '../services/account/sso.js';
import type { UserRef } from '../services/directory/directory.js';
import type { User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { AuthContext } from '../services/sessions/authContext.js';
import type { SessionInfo } from '../services/sessions/ownSessions.js';

/** Loads by user; null for a user of whom the caller may not know. */
export type UserLoader<T> = DataLoader<UserRef, T | null, string>;

/** Loads what the caller may learn of themself alone; null for anybody else. */
export type CallerLoader<T, A extends readonly unknown[] = []> = (user: UserRef, ...args: A) => Promise<T | null>;

/** Batches and remembers vendor calls within one request. */
export interface Loaders {
  /** The caller's own user. */
  readonly me: () => Promise<User | null>;
  /** Any user by id, with the management credential: whether the caller may see them is for the one who asks to judge. */
  readonly user: (provider: IdentityProviderId) => DataLoader<string, User | null>;
  /** The vendor's browser session of the caller. */
  readonly ssoSession: () => Promise<SsoSession | null>;
  readonly customData: () => UserLoader<readonly UdfValueRecord[]>;
  readonly roles: (namespace: string | undefined) => UserLoader<Page<RoleRecord>>;
  readonly departments: (orgId: string | undefined) => UserLoader<Page<DepartmentRecord>>;
  readonly authorizedResources: (
    namespace: string,
    type: ResourceTypeId | undefined,
  ) => UserLoader<Page<ResourceRecord>>;
  readonly orgs: CallerLoader<readonly OrgPathRecord[]>;
  readonly applications: CallerLoader<Page<ApplicationRecord>, [page: number, pageSize: number]>;
  readonly securityLevel: CallerLoader<SecurityLevelRecord>;
  readonly mfaAuthenticators: CallerLoader<readonly Authenticator[]>;
  readonly legacyMfa: CallerLoader<LegacyMfaRecord>;
  readonly sessions: CallerLoader<readonly SessionInfo[]>;
  readonly authorizedApps: CallerLoader<Page<AuthorizedAppRecord>, [page: number, pageSize: number]>;
}

/** One request, as resolvers and policies see it. */
export interface Context {
  readonly auth: AuthContext;
  readonly services: Services;
  readonly loaders: Loaders;
}
