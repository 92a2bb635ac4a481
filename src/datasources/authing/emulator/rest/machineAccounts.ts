import { requireManagement } from '../call.js';
import type { MachineAccount } from '../machineAccounts.js';
import { pageOf } from '../pages.js';
import { restTime } from '../times.js';
import { requireApplication } from './applications.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, pageArgsOf, requireText, textOf } from './fields.js';

const DEFAULT_LIFETIME_S = 600;

/** Programmatic access accounts of an application. */
export function addMachineAccountRoutes(add: AddRoute): void {
  add('GET', '/api/v2/applications/:id/programmatic-access-accounts', async (call, request) => {
    await requireManagement(call);
    const accounts = call.state.machineAccounts.list(requireApplication(call, request).id);
    const { totalCount, list } = pageOf(accounts, pageArgsOf(fieldsOf(request.query)));
    return found({ totalCount, list: list.map(view) });
  });

  /** The Python SDK sends `remark`, the JavaScript SDK `remarks`. */
  add('POST', '/api/v2/applications/:id/programmatic-access-accounts', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const fields = {
      appId: requireApplication(call, request).id,
      remarks: textOf(body, 'remarks') ?? textOf(body, 'remark'),
      tokenLifetime: Number(body.tokenLifetime) || DEFAULT_LIFETIME_S,
    };
    return found(view(call.state.machineAccounts.create(fields, call.state.stamp())));
  });

  /** Changes the secret, or enables or disables the account. */
  add('PATCH', '/api/v2/applications/programmatic-access-accounts', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const account = call.state.machineAccounts.require(requireText(body, 'id'));
    account.secret = textOf(body, 'secret') ?? account.secret;
    if (typeof body.enabled === 'boolean') account.enabled = body.enabled;
    account.updatedAt = call.state.stamp();
    return found(view(account));
  });

  add('DELETE', '/api/v2/applications/programmatic-access-accounts', async (call, request) => {
    await requireManagement(call);
    const { machineAccounts } = call.state;
    machineAccounts.remove(machineAccounts.require(requireText(fieldsOf(request.query), 'id')));
    return { code: 200, message: '删除成功' };
  });
}

function view({ createdAt, updatedAt, ...account }: MachineAccount) {
  return { ...account, createdAt: restTime(createdAt), updatedAt: restTime(updatedAt), userId: null };
}
