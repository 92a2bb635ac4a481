import type { Account } from '../account.js';
import { type Call, requireManagement } from '../call.js';
import type { Directory } from '../directory/directory.js';
import { type PageArgs, pageOf } from '../pages.js';
import type { RootFields } from './rootField.js';
import { userViewer } from './viewUser.js';

const SEARCHED = ['id', 'username', 'nickname', 'email', 'phone', 'name', 'company', 'givenName', 'familyName'];

interface SearchArgs extends PageArgs {
  readonly query: string;
  readonly fields?: readonly (string | null)[] | null;
  readonly departmentOpts?:
    | readonly ({ departmentId?: string | null; includeChildrenDepartments?: boolean | null } | null)[]
    | null;
  readonly groupOpts?: readonly ({ code?: string | null } | null)[] | null;
  readonly roleOpts?: readonly ({ code: string; namespace?: string | null } | null)[] | null;
}

export const userSearchFields = {
  /** Matches a part of one of the fields, case-insensitively. One of several departments, groups or roles is sufficient. */
  async searchUser({ query, fields, ...args }: SearchArgs, call: Call) {
    await requireManagement(call);
    const asked = fields?.filter((field) => field !== null) ?? [];
    const searched = asked.length > 0 ? asked : SEARCHED;
    const hits = call.state.accounts
      .list()
      .filter((account) => searched.some((field) => contains(call, account, field, query)))
      .filter((account) => belongs(call.state.directory, account.id, args));
    return viewPage(call, hits, args);
  },

  async archivedUsers(page: PageArgs, call: Call) {
    await requireManagement(call);
    const archived = call.state.accounts.list().filter(({ status }) => status === 'Archived');
    return viewPage(call, archived, page);
  },
} satisfies RootFields;

/** Searches custom fields only if the request names them. It is not known whether the vendor does so. */
function contains({ state }: Call, account: Account, field: string, query: string): boolean {
  const custom = state.customData.read('USER', account.id).find(({ key }) => key === field)?.value;
  const value = { ...account.profile, ...account }[field as keyof Account] ?? custom;
  return typeof value === 'string' && value.toLowerCase().includes(query.toLowerCase());
}

function belongs(directory: Directory, userId: string, opts: Omit<SearchArgs, 'query'>): boolean {
  const isOneOf = <T>(given: readonly (T | null)[] | null | undefined, matches: (each: T) => boolean) =>
    !given?.length || given.some((each) => each !== null && matches(each));
  const inDepartment = (departmentId: string, withChildren: boolean) => {
    const node = directory.orgs.find(departmentId);
    if (!node) return false;
    return (withChildren ? directory.orgs.subtree(node) : [node]).some(({ members }) => members.has(userId));
  };
  return (
    isOneOf(opts.departmentOpts, (each) =>
      inDepartment(each.departmentId ?? '', each.includeChildrenDepartments ?? false),
    ) &&
    isOneOf(opts.groupOpts, ({ code }) => directory.groups.find(code ?? '')?.userIds.has(userId) === true) &&
    isOneOf(opts.roleOpts, ({ code, namespace }) =>
      directory.rolesOf(userId, namespace).some((role) => role.code === code),
    )
  );
}

function viewPage(call: Call, accounts: readonly Account[], args: PageArgs) {
  const { totalCount, list } = pageOf(accounts, args);
  return { totalCount, list: list.map(userViewer(call)) };
}
