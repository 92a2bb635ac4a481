/** Roles, departments, resources and applications: of the caller, or of any user for administrators. */
import type {
  ApplicationRecord,
  Authority,
  DepartmentRecord,
  Directory,
  IdentityProviderId,
  OrgPathRecord,
  Page,
  PageRequest,
  ResourceRecord,
  ResourceTypeId,
  RoleRecord,
  UdfValueRecord,
} from '../../datasources/capabilities.js';
import type { Admins } from '../access/admins.js';
import { checkPage } from '../access/paging.js';
import type { CustomDataService } from '../account/customData.js';
import type { User } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export type UserRef = Pick<User, 'id' | 'provider'>;

type Read<T> = (
  directory: Required<Directory>,
  authority: Authority,
  userIds: readonly string[],
) => Promise<ReadonlyMap<string, T>>;

export class DirectoryService {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly admins: Admins,
    private readonly udf: CustomDataService,
  ) {}

  /** This and the methods below keep the order of `users`; null for a user whom the caller may not read. */
  roles(
    users: readonly UserRef[],
    namespace: string | undefined,
    auth: AuthContext,
  ): Promise<readonly (Page<RoleRecord> | null)[]> {
    return this.#read(users, auth, (directory, authority, ids) =>
      directory.roles(authority, ids, namespace, auth.caller),
    );
  }

  departments(
    users: readonly UserRef[],
    orgId: string | undefined,
    auth: AuthContext,
  ): Promise<readonly (Page<DepartmentRecord> | null)[]> {
    return this.#read(users, auth, (directory, authority, ids) =>
      directory.departments(authority, ids, orgId, auth.caller),
    );
  }

  authorizedResources(
    users: readonly UserRef[],
    filter: { readonly namespace: string; readonly type?: ResourceTypeId },
    auth: AuthContext,
  ): Promise<readonly (Page<ResourceRecord> | null)[]> {
    return this.#read(users, auth, (directory, authority, ids) =>
      directory.authorizedResources(authority, ids, filter, auth.caller),
    );
  }

  customData(users: readonly UserRef[], auth: AuthContext): Promise<readonly (readonly UdfValueRecord[] | null)[]> {
    return this.#read(users, auth, async (directory, authority, ids) =>
      authority === 'management'
        ? this.udf.visibleOf(await directory.customData(ids, auth.caller))
        : new Map(await Promise.all(ids.map(async (id) => [id, await this.udf.list(auth)] as const))),
    );
  }

  /** Whether the user is the caller. Some facts are visible only to the user themself. */
  async isCaller(user: UserRef, auth: AuthContext): Promise<boolean> {
    const session = await auth.session();
    return session?.userId === user.id && session.provider === user.provider;
  }

  orgs(auth: AuthContext): Promise<readonly OrgPathRecord[]> {
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.directory(provider).orgs(vendor, auth.caller),
    );
  }

  applications(page: PageRequest, auth: AuthContext): Promise<Page<ApplicationRecord>> {
    const request = checkPage(page);
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.applications(provider).allowed(vendor, request, auth.caller),
    );
  }

  /** Reads the caller's facts with the caller's token. Administrators read other users with the management credential. */
  async #read<T>(users: readonly UserRef[], auth: AuthContext, read: Read<T>): Promise<readonly (T | null)[]> {
    const found = new Map<string, T>();
    const keep = (provider: IdentityProviderId, entries: ReadonlyMap<string, T>) => {
      for (const [id, value] of entries) found.set(`${provider} ${id}`, value);
    };
    const own = await Promise.all(users.map((user) => this.isCaller(user, auth)));
    const self = users.find((_, index) => own[index]);
    const others = this.admins.includes(auth) ? users.filter((_, index) => !own[index]) : [];
    const work = [...new Set(others.map(({ provider }) => provider))].map(async (provider) => {
      const ids = [...new Set(others.filter((user) => user.provider === provider).map(({ id }) => id))];
      keep(provider, await read(this.providers.directory(provider), 'management', ids));
    });
    if (self !== undefined) {
      const readSelf = this.current.act(auth, (vendor, { provider }) =>
        read(this.providers.directory(provider), vendor, [self.id]),
      );
      work.push(readSelf.then((entries) => keep(self.provider, entries)));
    }
    await Promise.all(work);
    return users.map(({ provider, id }) => found.get(`${provider} ${id}`) ?? null);
  }
}
