import type { UdfValueRecord } from './customData.js';
import type { Caller, Page, PageRequest, ProfileField, UserRecord, VendorSession } from './user.js';

/** Whose rights a call uses: a signed-in user's own, or the deployment's management credential. */
export type Authority = VendorSession | 'management';

export interface RoleRecord {
  readonly id: string;
  readonly code: string;
  readonly namespace: string | null;
  readonly description: string | null;
  /** Code of the role that this one inherits from. */
  readonly parentCode: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
}

export interface OrgNodeRecord {
  readonly id: string;
  readonly orgId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly description: string | null;
}

/** The way from an organisation down to the node that the user belongs to. */
export interface OrgPathRecord {
  readonly orgId: string;
  readonly rootNodeId: string | null;
  /** From the root to the user's own node. */
  readonly nodes: readonly OrgNodeRecord[];
}

export interface DepartmentRecord {
  readonly node: OrgNodeRecord;
  readonly isMain: boolean;
  readonly joinedAt: Date | null;
}

export type ResourceTypeId = 'DATA' | 'API' | 'MENU' | 'UI' | 'BUTTON';

export interface ResourceRecord {
  readonly code: string;
  readonly type: ResourceTypeId | null;
  /** Empty when the vendor names none. */
  readonly actions: readonly string[];
}

/** What an administrator may change of any user. Fields that are left out stay; null clears a field. */
export interface UserChanges extends Readonly<Partial<Record<ProfileField, string | null>>> {
  readonly email?: string | null;
  readonly emailVerified?: boolean;
  readonly phone?: string | null;
  readonly phoneVerified?: boolean;
  readonly externalId?: string | null;
  readonly blocked?: boolean;
  readonly password?: string;
}

/** A user as an administrator makes one, with a password in clear; custom fields must have been defined. */
export interface NewUser extends Readonly<Partial<Record<ProfileField, string>>> {
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly phone?: string;
  readonly phoneVerified?: boolean;
  readonly password: string;
  readonly customData: Readonly<Record<string, unknown>>;
}

/**
 * Who belongs where and may do what. Where a method takes several users it makes a number of calls that does not grow
 * with each of them; with a user's own authority only their own id can be asked about. A map has no entry for a user
 * that does not exist.
 */
export interface Directory {
  roles?(
    authority: Authority,
    userIds: readonly string[],
    namespace: string | undefined,
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<RoleRecord>>>;
  departments?(
    authority: Authority,
    userIds: readonly string[],
    orgId: string | undefined,
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<DepartmentRecord>>>;
  authorizedResources?(
    authority: Authority,
    userIds: readonly string[],
    wanted: { readonly namespace: string; readonly type?: ResourceTypeId },
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<ResourceRecord>>>;
  orgs?(vendor: VendorSession, caller: Caller): Promise<readonly OrgPathRecord[]>;

  /** The calls below use the management credential; without one they throw NOT_CONFIGURED. */
  user(id: string, caller: Caller): Promise<UserRecord | null>;
  usersById(ids: readonly string[], caller: Caller): Promise<ReadonlyMap<string, UserRecord>>;
  /** By a name that is one user's alone; null for nobody. */
  findUser?(
    name:
      | { readonly username: string }
      | { readonly externalId: string }
      | { readonly email: string }
      | { readonly phone: string },
    caller: Caller,
  ): Promise<UserRecord | null>;
  /** All of it or nothing. Throws ALREADY_REGISTERED when somebody has one of the names, INPUT_REJECTED for custom data. */
  createUser?(user: NewUser, caller: Caller): Promise<UserRecord>;
  /** All whose custom field holds exactly this text; empty for nobody. Where the vendor cannot search custom fields, too. */
  usersByCustomData?(key: string, value: string, caller: Caller): Promise<readonly UserRecord[]>;
  /** A token of this user's, as if they had logged in. For somebody who has proven otherwise who they are. */
  tokenFor?(id: string, caller: Caller): Promise<VendorSession>;
  users(page: PageRequest, caller: Caller): Promise<Page<UserRecord>>;
  /** `role` is its code, or its id where roles have no code. Throws NOT_FOUND for an unknown one. */
  usersByRole(role: string, page: PageRequest, caller: Caller): Promise<Page<UserRecord>>;
  customData?(userIds: readonly string[], caller: Caller): Promise<ReadonlyMap<string, readonly UdfValueRecord[]>>;
  /** Clears one custom field of a user; nothing changes if it has no value. */
  removeCustomData?(id: string, key: string, caller: Caller): Promise<void>;
  updateUser(id: string, changes: UserChanges, caller: Caller): Promise<UserRecord>;
  removeUsers(ids: readonly string[], caller: Caller): Promise<void>;
}

export interface ApplicationRecord {
  readonly id: string;
  readonly name: string;
  readonly logo: string | null;
  readonly domain: string | null;
  readonly description: string | null;
  readonly protocol: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
}

/** Applications that a user may enter. */
export interface Applications {
  allowed(vendor: VendorSession, page: PageRequest, caller: Caller): Promise<Page<ApplicationRecord>>;
}
