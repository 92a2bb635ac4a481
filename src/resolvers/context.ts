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
import type { Passkey, User } from '../services/outcomes.js';
import type { Services } from '../services/services.js';
import type { AuthContext } from '../services/sessions/authContext.js';
import type { SessionInfo } from '../services/sessions/ownSessions.js';

/** Loads facts by user; null for a user whom the caller may not read. */
export type UserLoader<T> = DataLoader<UserRef, T | null, string>;

/** Loads facts that only the user themself may read; null for any user but the caller. */
export type CallerLoader<T, A extends readonly unknown[] = []> = (user: UserRef, ...args: A) => Promise<T | null>;

/** Batches and caches vendor calls within one request. */
export interface Loaders {
  /** The caller's own user; null if the caller is signed out or blocked. */
  readonly me: () => Promise<User | null>;
  /** Any user by id, with the management credential. It checks no permission: the code that calls it must. */
  readonly user: (provider: IdentityProviderId) => DataLoader<string, User | null>;
  /** The caller's browser session at the vendor. */
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
  readonly passkeys: CallerLoader<readonly Passkey[] | null>;
  readonly legacyMfa: CallerLoader<LegacyMfaRecord>;
  readonly sessions: CallerLoader<readonly SessionInfo[]>;
  readonly authorizedApps: CallerLoader<Page<AuthorizedAppRecord>, [page: number, pageSize: number]>;
}

/** The context of one request, for resolvers and policies. */
export interface Context {
  readonly auth: AuthContext;
  readonly services: Services;
  readonly loaders: Loaders;
}
