import type { Account } from '../account.js';
import { type Call, requireManagement } from '../call.js';
import type { AddRoute } from './envelope.js';
import { fieldsOf, requireTexts } from './fields.js';
import { requireAccount } from './requireAccount.js';

/** Users who leave the company. These two calls of the third generation are part of the SDK of the second. */
export function addResignationRoutes(add: AddRoute): void {
  add('POST', '/api/v3/resign-user', async (call, request) => {
    await requireManagement(call);
    resign(call, [requireAccount(call, fieldsOf(request.body).userId)]);
    return SUCCESS;
  });

  add('POST', '/api/v3/resign-user-batch', async (call, request) => {
    await requireManagement(call);
    resign(
      call,
      requireTexts(fieldsOf(request.body), 'userIds').map((id) => requireAccount(call, id)),
    );
    return SUCCESS;
  });
}

/** The third generation has `statusCode` where the second has `code`. */
const SUCCESS = { statusCode: 200, message: '操作成功', data: { success: true } };

function resign({ state }: Call, accounts: readonly Account[]): void {
  for (const account of accounts) {
    account.status = 'Resigned';
    account.updatedAt = state.stamp();
    state.endSessions(account);
  }
}
