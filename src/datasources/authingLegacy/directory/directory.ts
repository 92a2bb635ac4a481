import type {
  Authority,
  Caller,
  Directory,
  Page,
  PageRequest,
  RoleRecord,
  UserChanges,
  UserRecord,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { flag, list, number, property, text } from '../../transport/fields.js';
import { requireUpdatable } from '../account/account.js';
import { refusal } from '../errors.js';
import {
  RemoveUsersDocument,
  UpdateUserDocument,
  UserDocument,
  UserGroupDocument,
  UserPatchDocument,
  UsersDocument,
} from '../generated/operations.js';
import type { LegacyPasswordCipher } from '../login/password.js';
import type { OwnerConnection } from '../management.js';
import { chinesePhone } from '../phone.js';
import { userRecord } from '../records/user.js';
import { USER_ID_PREFIX, vendorId } from '../records/userId.js';
import { type RoleParts, rolesOf } from './roles.js';

/** The limit of the second generation; this one documents none. */
const MAX_BATCH_SIZE = 80;
const OBJECT_ID = /^[\da-f]{24}$/i;

/** Uses the pool owner's token, except when users read their own roles. */
export class LegacyDirectory implements Directory {
  readonly #owner: OwnerConnection;
  readonly #userPoolId: string;

  constructor(
    private readonly parts: RoleParts,
    private readonly passwords: LegacyPasswordCipher,
  ) {
    this.#owner = parts.owner;
    this.#userPoolId = parts.userPoolId;
  }

  /** Roles have no namespaces here, so a namespace contains none. */
  async roles(
    authority: Authority,
    userIds: readonly string[],
    namespace: string | undefined,
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<RoleRecord>>> {
    if (namespace === undefined) return rolesOf(this.parts, authority, userIds, caller);
    return new Map(userIds.map((id) => [id, { totalCount: 0, items: [] }]));
  }

  async user(id: string, caller: Caller): Promise<UserRecord | null> {
    if (id === '' || id === USER_ID_PREFIX) return null;
    const variables = { id: vendorId(id), registerInClient: this.#userPoolId };
    const { value, failure } = await this.#owner.attempt('user', UserDocument, variables, { caller, retry: 'safe' });
    if (failure === null) return value === null || flag(value, 'isDeleted') ? null : userRecord(value);
    const error = refusal('user', failure.code);
    if (error.code === 'UNKNOWN_ACCOUNT') return null;
    throw error;
  }

  /** `userPatch` takes the ids as one text, and refuses all of them for a malformed one. */
  async usersById(userIds: readonly string[], caller: Caller): Promise<ReadonlyMap<string, UserRecord>> {
    const ids = [...new Set(userIds.map(vendorId))].filter((id) => OBJECT_ID.test(id));
    const batches = Array.from({ length: Math.ceil(ids.length / MAX_BATCH_SIZE) }, (_, index) =>
      ids.slice(index * MAX_BATCH_SIZE, (index + 1) * MAX_BATCH_SIZE).join(','),
    );
    const pages = await Promise.all(
      batches.map(async (few) =>
        pageOf(
          await this.#owner.run('userPatch', UserPatchDocument, { ids: few }, { caller, retry: 'safe' }),
          (entry) => entry,
        ),
      ),
    );
    return new Map(pages.flatMap(({ items }) => items.map((user) => [user.id, user] as const)));
  }

  async users({ page, pageSize: count }: PageRequest, caller: Caller): Promise<Page<UserRecord>> {
    const variables = { registerInClient: this.#userPoolId, page, count };
    return pageOf(
      await this.#owner.run('users', UsersDocument, variables, { caller, retry: 'safe' }),
      (entry) => entry,
    );
  }

  async usersByRole(group: string, { page, pageSize: count }: PageRequest, caller: Caller): Promise<Page<UserRecord>> {
    const variables = { client: this.#userPoolId, group, page, count };
    const found = await this.#owner.run('userGroup', UserGroupDocument, variables, { caller, retry: 'safe' });
    return pageOf(found, (membership) => property(membership, 'user'));
  }

  async updateUser(id: string, changes: UserChanges, caller: Caller): Promise<UserRecord> {
    const { email, emailVerified, phone, blocked, password, ...profile } = changes;
    requireUpdatable(profile);
    const options = {
      _id: vendorId(id),
      registerInClient: this.#userPoolId,
      ...profile,
      ...(email !== undefined && { email }),
      ...(emailVerified !== undefined && { emailVerified }),
      ...(phone !== undefined && { phone: phone === null ? null : chinesePhone(phone) }),
      ...(blocked !== undefined && { blocked }),
      ...(password !== undefined && { password: this.passwords.encrypt(password, 'password') }),
    };
    return userRecord(await this.#owner.run('updateUser', UpdateUserDocument, { options }, { caller }));
  }

  async removeUsers(userIds: readonly string[], caller: Caller): Promise<void> {
    const ids = [...new Set(userIds.map(vendorId))];
    const variables = { ids, registerInClient: this.#userPoolId };
    const removed = await this.#owner.run('removeUsers', RemoveUsersDocument, variables, { caller });
    const gone = new Set((removed ?? []).map((entry) => text(entry, '_id')));
    if (!ids.every((id) => gone.has(id))) throw new ProviderError('UNKNOWN_ACCOUNT', 'authingLegacy');
  }
}

function pageOf(source: unknown, userOf: (entry: unknown) => unknown): Page<UserRecord> {
  const totalCount = number(source, 'totalCount');
  if (totalCount === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  // A membership can outlive its user.
  const users = list(source, 'list')
    .map(userOf)
    .filter((user) => property(user, '_id') != null && !flag(user, 'isDeleted'));
  return { totalCount, items: users.map(userRecord) };
}
