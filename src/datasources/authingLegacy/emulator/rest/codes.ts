import type { FastifyInstance } from 'fastify';
import { isPhone } from '../accounts.js';
import { requirePool } from '../call.js';
import type { LegacyState } from '../state.js';
import { VendorError } from '../vendorError.js';

interface Target {
  readonly Params: { readonly phone: string; readonly userPoolId: string };
}

/** GET requests that send a code. The phone is part of the path. */
export function addCodeRoutes(app: FastifyInstance, state: () => LegacyState): void {
  const send = (path: string, scene: string | null) => {
    app.get<Target>(`${path}/:phone/:userPoolId`, async ({ params: { phone, userPoolId } }) => {
      requirePool(userPoolId);
      if (!isPhone(phone)) throw new VendorError(500, { message: '手机号格式不正确' });
      state().codes.send({ channel: 'sms', to: phone, scene });
      return { code: 200, message: '发送成功' };
    });
  };
  send('/send_smscode', null);
  send('/notification/send_register_smscode', 'register');
}
