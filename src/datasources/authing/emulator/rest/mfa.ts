import type { FastifyRequest } from 'fastify';
import { toDataURL } from 'qrcode';
import type { Account } from '../account.js';
import { type Call, requireMfaCaller, requireUser } from '../call.js';
import { type Authenticator, isTotp, newRecoveryCode, totpUri } from '../totp.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found, type RestHandler } from './envelope.js';
import { finishSecondStep, requireSecondStep } from './secondStep.js';

/** Pixels of a side of a QR module: sharp on screens with two device pixels for each pixel of a page. */
const MODULE_PIXELS = 8;

/** TOTP: managed with the user's token, verified with the mfaToken of a first login step. */
export function addMfaRoutes(add: AddRoute): void {
  add('GET', '/api/v2/mfa/authenticator', async (call, request) => {
    const { account } = await requireMfaCaller(call);
    const authenticator = call.state.authenticators.get(account.id, sourceOf(request.query));
    return found(authenticator ? [authenticatorView(authenticator)] : []);
  });

  add('POST', '/api/v2/mfa/totp/associate', async (call, request) => associate(call, request));

  add('POST', '/api/v2/mfa/totp/associate/confirm', async ({ state, ...call }, request) => {
    const { account } = await requireMfaCaller({ state, ...call });
    const authenticator = state.authenticators.get(account.id, sourceOf(request.body));
    if (!authenticator || !isTotp(authenticator.secret, textOf(request.body, 'totp'), state.now())) {
      const text = { zh: '安全码错误', en: 'The security code is wrong' };
      throw new VendorError(400, { text, httpStatus: 400 });
    }
    authenticator.enable = true;
    authenticator.updatedAt = state.now();
    return { code: 200, message: 'TOTP MFA 绑定成功' };
  });

  add('DELETE', '/api/v2/mfa/totp/associate', async (call) => {
    const { account } = await requireUser(call);
    if (!call.state.authenticators.remove(account.id)) {
      throw new VendorError(500, { text: { zh: '未绑定 TOTP MFA', en: 'No TOTP authenticator is bound' } });
    }
    return { code: 200, message: 'TOTP MFA 解绑成功' };
  });

  const verify: RestHandler = async (call, request) => {
    const { account, authenticator } = await requireAuthenticator(call);
    const { state } = call;
    if (!isTotp(authenticator.secret, textOf(request.body, 'totp'), state.now())) throw new VendorError(6001);
    return finishSecondStep(call, account);
  };
  add('POST', '/api/v2/mfa/totp/verify', verify);
  add('POST', '/api/v2/applications/mfa/totp/verify', verify);

  add('POST', '/api/v2/mfa/totp/recovery', async (call, request) => {
    const { account, authenticator } = await requireAuthenticator(call);
    if (textOf(request.body, 'recoveryCode') !== authenticator.recoveryCode) throw new VendorError(6002);
    authenticator.recoveryCode = newRecoveryCode();
    // Next to `data`, not inside it.
    return { ...(await finishSecondStep(call, account)), recoveryCode: authenticator.recoveryCode };
  });
}

async function associate(call: Call, request: FastifyRequest) {
  const { state } = call;
  const { account } = await requireMfaCaller(call);
  // Otherwise an attacker who has only the password could replace the second factor.
  if (state.authenticators.get(account.id, sourceOf(request.body))?.enable) {
    throw new VendorError(500, { text: { zh: '已绑定 TOTP MFA', en: 'A TOTP authenticator is bound already' } });
  }
  const { secret, recoveryCode } = state.authenticators.associate(account.id, sourceOf(request.body), state.now());
  const label = account.username ?? account.email ?? account.phone ?? account.id;
  const uri = totpUri(state.pool.name, label, secret);
  return found({
    authenticator_type: 'totp',
    secret,
    qrcode_uri: uri,
    qrcode_data_url: await toDataURL(uri, { scale: MODULE_PIXELS }),
    recovery_code: recoveryCode,
  });
}

/** Throws when the account no longer has the factor. */
async function requireAuthenticator(call: Call): Promise<{ account: Account; authenticator: Authenticator }> {
  const account = await requireSecondStep(call, 'OTP');
  const authenticator = call.state.authenticators.enabled(account.id);
  if (!authenticator) throw new VendorError(2020);
  return { account, authenticator };
}

export function authenticatorView({ id, userId, enable, secret, recoveryCode, createdAt, updatedAt }: Authenticator) {
  const times = { createdAt: new Date(createdAt).toISOString(), updatedAt: new Date(updatedAt).toISOString() };
  return { id, ...times, userId, enable, secret, authenticatorType: 'totp', recoveryCode };
}

function sourceOf(input: unknown): string {
  return textOf(input, 'source') || 'SELF';
}

function textOf(input: unknown, name: string): string {
  const value = (Object(input) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
