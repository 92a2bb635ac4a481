import type {
  Authority,
  Caller,
  DepartmentRecord,
  Directory,
  NewUser,
  OrgPathRecord,
  Page,
  PageRequest,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
  UdfValueRecord,
  UserChanges,
  UserRecord,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { list, number, property, secondsToDate, text } from '../../transport/fields.js';
import { expiryOf } from '../../transport/jwt.js';
import type { AuthingConnection, CallOptions } from '../connection.js';
import { refusal } from '../errors.js';
import {
  AuthorizedResourcesOfUsersDocument,
  CreateUserDocument,
  CustomDataOfUsersDocument,
  DeleteUsersDocument,
  DepartmentsOfUsersDocument,
  FindUserDocument,
  GetUserDepartmentsDocument,
  GetUserRolesDocument,
  ListUserAuthorizedResourcesDocument,
  RefreshTokenOfDocument,
  RemoveUdvDocument,
  RolesOfUsersDocument,
  SearchUsersDocument,
  UpdateUserDocument,
  type UpdateUserInput,
  UserByIdDocument,
  UsersByIdDocument,
  UsersByRoleDocument,
  UsersDocument,
} from '../generated/operations.js';
import type { PasswordCipher } from '../login/password.js';
import { inBatches, type ManagementConnection } from '../management.js';
import { splitPhone } from '../phone.js';
import { departmentRecord, every, orgPathRecord, pageOf, resourceRecord, roleRecord } from '../records/directory.js';
import { encodeParams, udfRecord } from '../records/udf.js';
import { userRecord } from '../records/user.js';
import { confirm, required } from '../wire.js';

const MAX_HITS = 100;
/** Fields that the vendor accepts in an update only: for a new user it refuses the whole document. */
const NOT_AT_CREATION = ['city', 'province'] as const;

/** The two documents for one fact: a user reads their own, the management credential reads many at once. */
interface Fact<T> {
  readonly own: (id: string, options: CallOptions) => Promise<unknown>;
  readonly batch: (ids: readonly string[], options: Pick<CallOptions, 'caller' | 'retry'>) => Promise<unknown>;
  readonly field: 'roles' | 'departments' | 'authorizedResources';
  readonly read: (item: unknown) => T;
}

export class AuthingDirectory implements Directory {
  constructor(
    private readonly connection: AuthingConnection,
    private readonly management: ManagementConnection,
    private readonly passwords: PasswordCipher,
  ) {}

  roles(
    authority: Authority,
    userIds: readonly string[],
    namespace: string | undefined,
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<RoleRecord>>> {
    return this.#factsOf(authority, userIds, caller, {
      own: (id, options) => this.connection.run('user', GetUserRolesDocument, { id, namespace }, options),
      batch: (ids, options) => this.management.run('userBatch', RolesOfUsersDocument, { ids, namespace }, options),
      field: 'roles',
      read: roleRecord,
    });
  }

  departments(
    authority: Authority,
    userIds: readonly string[],
    orgId: string | undefined,
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<DepartmentRecord>>> {
    return this.#factsOf(authority, userIds, caller, {
      own: (id, options) => this.connection.run('user', GetUserDepartmentsDocument, { id, orgId }, options),
      batch: (ids, options) => this.management.run('userBatch', DepartmentsOfUsersDocument, { ids, orgId }, options),
      field: 'departments',
      read: departmentRecord,
    });
  }

  authorizedResources(
    authority: Authority,
    userIds: readonly string[],
    { namespace, type: resourceType }: { readonly namespace: string; readonly type?: ResourceTypeId },
    caller: Caller,
  ): Promise<ReadonlyMap<string, Page<ResourceRecord>>> {
    const wanted = { namespace, resourceType };
    return this.#factsOf(authority, userIds, caller, {
      own: (id, options) =>
        this.connection.run('user', ListUserAuthorizedResourcesDocument, { id, ...wanted }, options),
      batch: (ids, options) =>
        this.management.run('userBatch', AuthorizedResourcesOfUsersDocument, { ids, ...wanted }, options),
      field: 'authorizedResources',
      read: resourceRecord,
    });
  }

  async orgs(vendor: VendorSession, caller: Caller): Promise<readonly OrgPathRecord[]> {
    const call = { method: 'GET', path: '/api/v2/users/me/orgs' } as const;
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    const { data } = await this.connection.rest('users/me/orgs', call, options);
    return every(data, orgPathRecord).filter((path) => path !== null);
  }

  async user(id: string, caller: Caller): Promise<UserRecord | null> {
    // Without an id the vendor returns the owner of the token.
    if (id === '') return null;
    const options = { caller, retry: 'safe' } as const;
    const { value, failure } = await this.management.attempt('user', UserByIdDocument, { id }, options);
    if (failure === null) return value && userRecord(value);
    const error = refusal('user', failure.code);
    if (error.code === 'UNKNOWN_ACCOUNT') return null;
    throw error;
  }

  async usersById(userIds: readonly string[], caller: Caller): Promise<ReadonlyMap<string, UserRecord>> {
    const ids = unique(userIds).filter((id) => id !== '');
    const options = { caller, retry: 'safe' } as const;
    const users = await inBatches(ids, async (few) =>
      every(await this.management.run('userBatch', UsersByIdDocument, { ids: few }, options), userRecord),
    );
    return new Map(users.map((user) => [user.id, user]));
  }

  async findUser(name: Parameters<Required<Directory>['findUser']>[0], caller: Caller): Promise<UserRecord | null> {
    const options = { caller, retry: 'safe' } as const;
    // This call takes no country: a foreign number is found by its national part.
    const variables = 'phone' in name ? { phone: splitPhone(name.phone).phone } : name;
    const { value, failure } = await this.management.attempt('findUser', FindUserDocument, variables, options);
    if (failure === null) return value && userRecord(value);
    const error = refusal('findUser', failure.code);
    if (error.code === 'UNKNOWN_ACCOUNT') return null;
    throw error;
  }

  /**
   * It is not documented whether `searchUser` searches custom fields; if it does not, no user is found. Its results are
   * only similar to the query, so their values are compared. Only the first hundred results are considered.
   */
  async usersByCustomData(key: string, value: string, caller: Caller): Promise<readonly UserRecord[]> {
    const variables = { query: value, fields: [key], limit: MAX_HITS };
    const found = await this.management.run('searchUser', SearchUsersDocument, variables, { caller, retry: 'safe' });
    const users = pageOf(found, userRecord).items;
    const values = await this.customData(
      users.map(({ id }) => id),
      caller,
    );
    return users.filter(({ id }) => values.get(id)?.some((field) => field.key === key && field.value === value));
  }

  async tokenFor(id: string, caller: Caller): Promise<VendorSession> {
    // Without an id the vendor would sign in the owner of the pool.
    if (id === '') throw new ProviderError('UNKNOWN_ACCOUNT', 'authing');
    const fresh = await this.management.run('refreshToken', RefreshTokenOfDocument, { id }, { caller });
    const token = required(fresh, 'token');
    const expiresAt = secondsToDate(number(fresh, 'exp')) ?? expiryOf(token);
    if (expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
    return { token, expiresAt };
  }

  async users({ page, pageSize: limit }: PageRequest, caller: Caller): Promise<Page<UserRecord>> {
    const options = { caller, retry: 'safe' } as const;
    return pageOf(await this.management.run('users', UsersDocument, { page, limit }, options), userRecord);
  }

  async usersByRole(code: string, { page, pageSize: limit }: PageRequest, caller: Caller): Promise<Page<UserRecord>> {
    const options = { caller, retry: 'safe' } as const;
    const role = await this.management.run('role', UsersByRoleDocument, { code, page, limit }, options);
    if (role === null) throw new ProviderError('NOT_FOUND', 'authing');
    return pageOf(role.users, userRecord);
  }

  async customData(
    userIds: readonly string[],
    caller: Caller,
  ): Promise<ReadonlyMap<string, readonly UdfValueRecord[]>> {
    // The batch limit applies to users (code 2030); custom data needs one call.
    return new Map(await this.#customDataOf(unique(userIds), caller));
  }

  async removeCustomData(targetId: string, key: string, caller: Caller): Promise<void> {
    await this.management.run('removeUdv', RemoveUdvDocument, { targetId, key }, { caller });
  }

  async createUser({ password: clear, customData, phone, ...rest }: NewUser, caller: Caller): Promise<UserRecord> {
    const misplaced = NOT_AT_CREATION.filter((field) => rest[field] !== undefined);
    const profile = Object.fromEntries(
      Object.entries(rest).filter(([name]) => !misplaced.some((each) => each === name)),
    );
    const params = encodeParams(customData);
    const { value, failure } = await this.passwords.around(clear, 'password', (password) => {
      const userInfo = { ...profile, ...(phone !== undefined && splitPhone(phone)), password };
      return this.management.attempt('createUser', CreateUserDocument, { userInfo, params }, { caller });
    });
    if (failure !== null) throw refusal('createUser', failure.code);
    return userRecord(value);
  }

  async updateUser(id: string, changes: UserChanges, caller: Caller): Promise<UserRecord> {
    // Without an id the vendor would change the owner of the pool.
    if (id === '') throw new ProviderError('UNKNOWN_ACCOUNT', 'authing');
    const { password, phone, ...rest } = changes;
    const input: UpdateUserInput = { ...rest, ...(phone !== undefined && phoneInput(phone)) };
    const send = (ciphertext?: string) => {
      const variables = { id, input: ciphertext === undefined ? input : { ...input, password: ciphertext } };
      return this.management.attempt('updateUser', UpdateUserDocument, variables, { caller });
    };
    const done = password === undefined ? send() : this.passwords.around(password, 'password', send);
    const { value, failure } = await done;
    if (failure !== null) throw refusal('updateUser', failure.code);
    return userRecord(value);
  }

  async removeUsers(userIds: readonly string[], caller: Caller): Promise<void> {
    await inBatches(unique(userIds), async (ids) => {
      confirm('deleteUsers', await this.management.run('deleteUsers', DeleteUsersDocument, { ids }, { caller }));
      return [];
    });
  }

  async #customDataOf(
    ids: readonly string[],
    caller: Caller,
  ): Promise<readonly (readonly [id: string, values: readonly UdfValueRecord[]])[]> {
    if (ids.length === 0) return [];
    const options = { caller, retry: 'safe' } as const;
    const variables = { targetIds: ids };
    const document = CustomDataOfUsersDocument;
    const { value, failure } = await this.management.attempt('udfValueBatch', document, variables, options);
    if (failure === null) {
      const found = new Map(every(value, (entry) => [text(entry, 'targetId'), list(entry, 'data').map(udfRecord)]));
      return ids.map((id) => [id, found.get(id) ?? []]);
    }
    const error = refusal('udfValueBatch', failure.code);
    if (error.code !== 'UNKNOWN_ACCOUNT') throw error;
    // One deleted user makes the vendor refuse all. A batch of users omits deleted ones, so it tells which exist.
    const users = await inBatches(ids, (few) =>
      this.management.run('userBatch', RolesOfUsersDocument, { ids: few }, options),
    );
    const left = new Set(every(users, (user) => text(user, 'id')));
    if (ids.every((id) => left.has(id))) throw error;
    return this.#customDataOf(
      ids.filter((id) => left.has(id)),
      caller,
    );
  }

  async #factsOf<T>(
    authority: Authority,
    userIds: readonly string[],
    caller: Caller,
    { own, batch, field, read }: Fact<T>,
  ): Promise<ReadonlyMap<string, Page<T>>> {
    const ids = unique(userIds);
    const factOf = (user: unknown) => {
      const page = property(user, field);
      // The schema allows null, which the vendor's own clients treat as empty.
      return page === null ? { totalCount: 0, items: [] } : pageOf(page, read);
    };
    if (authority === 'management') {
      const entry = (user: unknown) => [text(user, 'id') ?? '', factOf(user)] as const;
      const ask = async (few: readonly string[]) => every(await batch(few, { caller, retry: 'safe' }), entry);
      return new Map(await inBatches(ids, ask));
    }
    const [id, ...others] = ids;
    if (id === undefined) return new Map();
    if (others.length > 0) throw new ProviderError('FORBIDDEN', 'authing');
    const user = await own(id, { caller, bearer: authority.token, retry: 'safe' });
    if (user === null) throw new ProviderError('NOT_SIGNED_IN', 'authing');
    // The facts belong to another user than the requested one.
    if (text(user, 'id') !== id) throw new ProviderError('FORBIDDEN', 'authing');
    return new Map([[id, factOf(user)]]);
  }
}

/** Without a country a number is Chinese, so the country of the old number must be removed. */
function phoneInput(phone: string | null): Pick<UpdateUserInput, 'phone' | 'phoneCountryCode'> {
  return { phoneCountryCode: null, ...(phone === null ? { phone } : splitPhone(phone)) };
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
