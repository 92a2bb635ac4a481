import { requireManagement } from '../call.js';
import { findBatch } from '../graphql/directory.js';
import { restUser, storedToken } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';

/** The REST calls of the directory. The official management client uses them to read single users and batches. */
export function addUserRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/:id', async (call, request) => {
    await requireManagement(call);
    const { state } = call;
    const { id } = request.params as { id: string };
    const account = state.accounts.get(id);
    // Unlike other calls, the vendor answers a success without a user.
    if (!account) return found(null);
    const { with_custom_data: withCustomData } = request.query as { with_custom_data?: string };
    const customData = isTrue(withCustomData) ? { customData: state.customData.read('USER', id) } : {};
    return found({ ...restUser(state, account, storedToken(account)), ...customData });
  });

  add('POST', '/api/v2/users/batch', async (call, request) => {
    await requireManagement(call);
    const { state } = call;
    const { ids, type, withCustomData } = Object(request.body) as {
      ids?: unknown;
      type?: unknown;
      withCustomData?: unknown;
    };
    if (!Array.isArray(ids)) throw new VendorError(400);
    const accounts = findBatch(call, ids.map(String), typeof type === 'string' ? type : 'id');
    return found(
      accounts.map((account) => ({
        ...restUser(state, account, storedToken(account)),
        ...(withCustomData === true && { customData: state.customData.read('USER', account.id) }),
      })),
    );
  });
}

/** The vendor's JavaScript SDK sends `true`, its Python SDK sends `1` or `True`. */
function isTrue(text: string | undefined): boolean {
  return text === '1' || text?.toLowerCase() === 'true';
}
