import { requireManagement } from '../call.js';
import { newRecoveryCode } from '../totp.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { fieldsOf, parameterOf, requireText, textOf } from './fields.js';
import { authenticatorView } from './mfa.js';
import { requireAccount } from './requireAccount.js';

/** Second factors of users, as administrators read, remove and import them. */
export function addMfaManagementRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/:id/mfa-bound', async (call, request) => {
    await requireManagement(call);
    const account = requireAccount(call, parameterOf(request, 'id'));
    const isEnrolled = call.state.authenticators.enabled(account.id) !== undefined;
    return found({ OTP: isEnrolled, FACE: account.face !== null });
  });

  add('DELETE', '/api/v2/users/:id/mfa-bound', async (call, request) => {
    await requireManagement(call);
    const account = requireAccount(call, parameterOf(request, 'id'));
    switch (textOf(fieldsOf(request.query), 'type')) {
      case 'OTP':
        call.state.authenticators.remove(account.id);
        break;
      case 'FACE':
        account.face = null;
        break;
      default:
        throw new VendorError(400);
    }
    return { code: 200, message: '解绑成功' };
  });

  /** The secret of another system. It replaces an existing one. */
  add('POST', '/api/v2/mfa/totp/import', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const account = requireAccount(call, body.userId);
    const recoveryCode = textOf(body, 'recoveryCode') || newRecoveryCode();
    const imported = { secret: requireText(body, 'secret'), recoveryCode };
    return found(authenticatorView(call.state.authenticators.import(account.id, imported, call.state.now())));
  });
}
