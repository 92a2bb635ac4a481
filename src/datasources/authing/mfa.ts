import type { Caller, Mfa, SignedIn, TotpEnrollment, VendorSession } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { readMfaToken } from './challenge.js';
import type { AuthingConnection } from './connection.js';
import { signedIn } from './user.js';
import { flag, text } from './wire.js';

/**
 * TOTP over the REST calls of https://docs.authing.cn/v2/reference/sdk-for-node/authentication/MfaAuthenticationClient.html.
 * A signed-in user manages the factor with their token; in the middle of a login the mfaToken takes its place.
 */
export class AuthingMfa implements Mfa {
  constructor(private readonly connection: AuthingConnection) {}

  async enrollTotp(vendor: VendorSession, caller: Caller): Promise<TotpEnrollment> {
    await this.refuseSecondEnrollment(vendor, caller);
    const json = { authenticator_type: 'totp', source: 'SELF' };
    const call = { method: 'POST', path: '/api/v2/mfa/totp/associate', json } as const;
    const { data } = await this.connection.rest('mfa/totp/associate', call, { caller, bearer: vendor.token });
    return {
      secret: required(data, 'secret'),
      uri: required(data, 'qrcode_uri'),
      qrCodeDataUrl: required(data, 'qrcode_data_url'),
      recoveryCode: required(data, 'recovery_code'),
    };
  }

  async confirmTotp(vendor: VendorSession, code: string, caller: Caller): Promise<void> {
    const json = { authenticator_type: 'totp', totp: code, source: 'SELF' };
    const call = { method: 'POST', path: '/api/v2/mfa/totp/associate/confirm', json } as const;
    await this.connection.rest('mfa/totp/associate/confirm', call, { caller, bearer: vendor.token });
  }

  async removeTotp(vendor: VendorSession, caller: Caller): Promise<void> {
    const call = { method: 'DELETE', path: '/api/v2/mfa/totp/associate' } as const;
    await this.connection.rest('mfa/totp/associate', call, { caller, bearer: vendor.token });
  }

  async verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn> {
    const { mfaToken, byApplication } = readMfaToken(token);
    const path = byApplication ? '/api/v2/applications/mfa/totp/verify' : '/api/v2/mfa/totp/verify';
    const call = { method: 'POST', path, json: { totp: code } } as const;
    const { data } = await this.connection.rest('mfa/totp/verify', call, { caller, bearer: mfaToken });
    return signedIn(data, false);
  }

  async verifyRecoveryCode(token: string, code: string, caller: Caller): Promise<SignedIn> {
    const call = { method: 'POST', path: '/api/v2/mfa/totp/recovery', json: { recoveryCode: code } } as const;
    const bearer = readMfaToken(token).mfaToken;
    const { data, recoveryCode } = await this.connection.rest('mfa/totp/recovery', call, { caller, bearer });
    const user = signedIn(data, false);
    // The spent code is dead: the vendor issues the next one with the answer.
    return recoveryCode === null ? user : { ...user, newRecoveryCode: recoveryCode };
  }

  /** The vendor would hand out a new secret without a word, and the working authenticator would be lost. */
  private async refuseSecondEnrollment(vendor: VendorSession, caller: Caller): Promise<void> {
    const call = { method: 'GET', path: '/api/v2/mfa/authenticator?type=totp&source=SELF' } as const;
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    const { data } = await this.connection.rest('mfa/authenticator', call, options);
    if (Array.isArray(data) && data.some((authenticator) => flag(authenticator, 'enable'))) {
      throw new ProviderError('ALREADY_ENROLLED', 'authing');
    }
  }
}

function required(source: unknown, key: string): string {
  const value = text(source, key);
  if (value === null) throw new ProviderError('BAD_REPLY', 'authing');
  return value;
}
