import type { Account } from '../account.js';
import { type Call, requireManagement } from '../call.js';
import { pageOf } from '../pages.js';
import { restUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, listOf, pageArgsOf, parameterOf, requireText, textOf } from './fields.js';
import { requireAccount } from './requireAccount.js';

const SEARCHED = ['username', 'nickname', 'email', 'phone', 'name'] as const;

/** Lists of users, their roles and their tenants. */
export function addUserDirectoryRoutes(add: AddRoute): void {
  /** The vendor does not document the filters. All users without one, 400 with one. */
  add('POST', '/api/v2/users/filter', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    if (listOf(body, 'filter').length > 0) throw new VendorError(400);
    return found(page(call, call.state.accounts.list(), body));
  });

  /** The users who hold the role directly. `search` is a part of a name. */
  add('POST', '/api/v2/roles/roleUsers', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const role = call.state.directory.roles.require(requireText(body, 'code'), textOf(body, 'namespace'));
    const search = (textOf(body, 'search') ?? '').toLowerCase();
    const isHit = (account: Account) =>
      SEARCHED.some((field) => ({ ...account.profile, ...account })[field]?.toLowerCase().includes(search));
    const holders = call.state.accounts.list().filter(({ id }) => role.userIds.has(id));
    return found(page(call, search === '' ? holders : holders.filter(isHit), body));
  });

  add('GET', '/api/v2/users/:id/has-role', async (call, request) => {
    await requireManagement(call);
    const query = fieldsOf(request.query);
    const { id } = requireAccount(call, parameterOf(request, 'id'));
    const code = textOf(query, 'role_code') ?? requireText(query, 'roleCode');
    return found(call.state.directory.rolesOf(id, textOf(query, 'namespace')).some((role) => role.code === code));
  });

  /** The emulator has no tenants. */
  add('GET', '/api/v2/users/:id/tenants', async (call, request) => {
    await requireManagement(call);
    const account = requireAccount(call, parameterOf(request, 'id'));
    return found({ ...restUser(call.state, account, storedToken(account)), tenants: [] });
  });
}

function page({ state }: Call, accounts: readonly Account[], body: Fields) {
  const { totalCount, list } = pageOf(accounts, pageArgsOf(body));
  return { totalCount, list: list.map((account) => restUser(state, account, storedToken(account))) };
}
