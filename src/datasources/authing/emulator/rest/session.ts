import { isPhone } from '../accounts.js';
import { type Call, requireUser } from '../call.js';
import { drawCaptcha } from '../captchaImage.js';
import { restUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';
import { endSession } from './userSessions.js';

export function addSessionRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/me', async (call) => {
    const caller = await requireUser(call);
    return found(restUser(call.state, caller.account, caller));
  });

  add('GET', '/api/v2/logout', async (call) => {
    const { token, account } = await requireUser(call);
    endSession(call, account, token);
    return { code: 200, message: '退出成功' };
  });

  add('POST', '/api/v2/sms/send', (call, request) => sendSms(call, request.body));

  add('GET', '/api/v2/security/captcha', ({ state, cookies }, _request, reply) => {
    const captcha = state.captchas.issue(cookies);
    return reply
      .header('set-cookie', `${captcha.cookie}; Path=/; HttpOnly`)
      .header('cache-control', 'no-store')
      .type('image/svg+xml')
      .send(drawCaptcha(captcha.text));
  });
}

function sendSms({ state }: Call, body: unknown) {
  const { phone, phoneCountryCode, scene } = Object(body) as Record<string, unknown>;
  const countryCode = typeof phoneCountryCode === 'string' ? phoneCountryCode : null;
  if (typeof phone !== 'string' || !isPhone(phone, countryCode)) {
    throw new VendorError(500, { text: { zh: '手机号格式不正确', en: 'The phone number is malformed' } });
  }
  state.codes.send({ channel: 'sms', to: phone, scene: typeof scene === 'string' ? scene : null });
  return { code: 200, message: '发送成功' };
}
