/** Who belongs where and may do what: the caller's own side, and any user's for administrators. */
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
import type { Udf } from '../account/udf.js';
import type { User } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Visit } from '../sessions/visit.js';

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
    private readonly udf: Udf,
  ) {}

  /** The answers below keep the order of `users`; null for a user whom the caller may not read. */
  roles(
    users: readonly UserRef[],
    namespace: string | undefined,
    visit: Visit,
  ): Promise<readonly (Page<RoleRecord> | null)[]> {
    return this.#read(users, visit, (directory, authority, ids) =>
      directory.roles(authority, ids, namespace, visit.caller),
    );
  }

  departments(
    users: readonly UserRef[],
    orgId: string | undefined,
    visit: Visit,
  ): Promise<readonly (Page<DepartmentRecord> | null)[]> {
    return this.#read(users, visit, (directory, authority, ids) =>
      directory.departments(authority, ids, orgId, visit.caller),
    );
  }

  authorizedResources(
    users: readonly UserRef[],
    wanted: { readonly namespace: string; readonly type?: ResourceTypeId },
    visit: Visit,
  ): Promise<readonly (Page<ResourceRecord> | null)[]> {
    return this.#read(users, visit, (directory, authority, ids) =>
      directory.authorizedResources(authority, ids, wanted, visit.caller),
    );
  }

  customData(users: readonly UserRef[], visit: Visit): Promise<readonly (readonly UdfValueRecord[] | null)[]> {
    return this.#read(users, visit, async (directory, authority, ids) =>
      authority === 'management'
        ? directory.customData(ids, visit.caller)
        : new Map(await Promise.all(ids.map(async (id) => [id, await this.udf.list(visit)] as const))),
    );
  }

  /** True when this is the caller themself: some facts are told to nobody else. */
  async isCaller(user: UserRef, visit: Visit): Promise<boolean> {
    const session = await visit.session();
    return session?.userId === user.id && session.provider === user.provider;
  }

  orgs(visit: Visit): Promise<readonly OrgPathRecord[]> {
    return this.current.act(visit, (vendor, { provider }) =>
      this.providers.directory(provider).orgs(vendor, visit.caller),
    );
  }

  applications(page: PageRequest, visit: Visit): Promise<Page<ApplicationRecord>> {
    const wanted = checkPage(page);
    return this.current.act(visit, (vendor, { provider }) =>
      this.providers.applications(provider).allowed(vendor, wanted, visit.caller),
    );
  }

  /** One's own facts with one's own token, others' with the management credential, for administrators alone. */
  async #read<T>(users: readonly UserRef[], visit: Visit, read: Read<T>): Promise<readonly (T | null)[]> {
    const found = new Map<string, T>();
    const keep = (provider: IdentityProviderId, entries: ReadonlyMap<string, T>) => {
      for (const [id, value] of entries) found.set(`${provider} ${id}`, value);
    };
    const own = await Promise.all(users.map((user) => this.isCaller(user, visit)));
    const self = users.find((_, index) => own[index]);
    const others = this.admins.includes(visit) ? users.filter((_, index) => !own[index]) : [];
    const work = [...new Set(others.map(({ provider }) => provider))].map(async (provider) => {
      const ids = [...new Set(others.filter((user) => user.provider === provider).map(({ id }) => id))];
      keep(provider, await read(this.providers.directory(provider), 'management', ids));
    });
    if (self !== undefined) {
      const ask = this.current.act(visit, (vendor, { provider }) =>
        read(this.providers.directory(provider), vendor, [self.id]),
      );
      work.push(ask.then((entries) => keep(self.provider, entries)));
    }
    await Promise.all(work);
    return users.map(({ provider, id }) => found.get(`${provider} ${id}`) ?? null);
  }
}
