import type { UdfValueRecord } from './customData.js';
import type { Caller, Page, PageRequest, ProfileField, UserRecord, VendorSession } from './user.js';

/** The credential of a call: the token of a signed-in user, or the management credential of the deployment. */
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

/** The path from an organisation to the node of the user. */
export interface OrgPathRecord {
  readonly orgId: string;
  readonly rootNodeId: string | null;
  /** From the root to the node of the user. */
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
  /** Empty when the vendor returns none. */
  readonly actions: readonly string[];
}

/** Changes that an administrator makes to a user. Omitted fields do not change; null clears a field. */
export interface UserChanges extends Readonly<Partial<Record<ProfileField, string | null>>> {
  readonly email?: string | null;
  readonly emailVerified?: boolean;
  readonly phone?: string | null;
  readonly phoneVerified?: boolean;
  readonly externalId?: string | null;
  readonly blocked?: boolean;
  readonly password?: string;
}

/** A user that an administrator creates. The password is plain text. Custom fields must already be defined. */
export interface NewUser extends Readonly<Partial<Record<ProfileField, string>>> {
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly phone?: string;
  readonly phoneVerified?: boolean;
  readonly password: string;
  readonly customData: Readonly<Record<string, unknown>>;
}

/**
 * Users, roles, organisations and permissions. A method for several users sends them in batches, not one call each. With
 * the token of a user, only the id of that user is allowed. Maps have no entry for a user that does not exist.
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

  /** This and all following methods use the management credential. Without one they throw NOT_CONFIGURED. */
  user(id: string, caller: Caller): Promise<UserRecord | null>;
  usersById(ids: readonly string[], caller: Caller): Promise<ReadonlyMap<string, UserRecord>>;
  /** Finds a user by a unique name; null when no user has it. */
  findUser?(
    name:
      | { readonly username: string }
      | { readonly externalId: string }
      | { readonly email: string }
      | { readonly phone: string },
    caller: Caller,
  ): Promise<UserRecord | null>;
  /** Atomic. Throws ALREADY_REGISTERED when another user has one of the names, INPUT_REJECTED for invalid custom data. */
  createUser?(user: NewUser, caller: Caller): Promise<UserRecord>;
  /** All users whose custom field has exactly this value. Also for vendors that cannot search custom fields. */
  usersByCustomData?(key: string, value: string, caller: Caller): Promise<readonly UserRecord[]>;
  /** Issues a token for this user without a vendor login, for a user who has proven their identity in another way. */
  tokenFor?(id: string, caller: Caller): Promise<VendorSession>;
  users(page: PageRequest, caller: Caller): Promise<Page<UserRecord>>;
  /** `role` is a role code, or a role id when roles have no code. Throws NOT_FOUND for an unknown role. */
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

/** Applications that a user may access. */
export interface Applications {
  allowed(vendor: VendorSession, page: PageRequest, caller: Caller): Promise<Page<ApplicationRecord>>;
}
