import type {
  Authenticator,
  Caller,
  Mfa,
  Photo,
  SentCode,
  SignedIn,
  TotpEnrollment,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { Outcome } from '../../transport/graphql.js';
import type { AuthingConnection } from '../connection.js';
import { loginRefusal, refusal } from '../errors.js';
import { readMfaToken } from '../login/challenge.js';
import { splitPhone } from '../phone.js';
import { signedIn } from '../records/user.js';
import { type Envelope, required } from '../wire.js';
import { listAuthenticators, SOURCES } from './authenticators.js';
import { uploadFace } from './facePhoto.js';

const ASSOCIATE = '/api/v2/mfa/totp/associate';

/**
 * Second factors over the REST calls of
 * https://docs.authing.cn/v2/reference/sdk-for-node/authentication/MfaAuthenticationClient.html. Signed-in users manage
 * factors with their token; during a login the mfaToken replaces it.
 */
export class AuthingMfa implements Mfa {
  constructor(private readonly connection: AuthingConnection) {}

  async authenticators(vendor: VendorSession, caller: Caller): Promise<readonly Authenticator[]> {
    const lists = await Promise.all(
      SOURCES.map((source) => listAuthenticators(this.connection, vendor.token, source, caller)),
    );
    const byId = new Map(lists.flat().map((authenticator) => [authenticator.id, authenticator]));
    return [...byId.values()];
  }

  async enrollTotp(credential: string, caller: Caller): Promise<TotpEnrollment> {
    const json = { authenticator_type: 'totp', source: 'SELF' };
    const call = { method: 'POST', path: ASSOCIATE, json } as const;
    const { data } = await actingAs(credential, async (bearer) => {
      await this.#refuseSecondEnrollment(bearer, caller);
      return this.connection.rest('mfa/totp/associate', call, { caller, bearer });
    });
    return {
      secret: required(data, 'secret'),
      uri: required(data, 'qrcode_uri'),
      qrCodeDataUrl: required(data, 'qrcode_data_url'),
      recoveryCode: required(data, 'recovery_code'),
    };
  }

  async confirmTotp(credential: string, code: string, caller: Caller): Promise<void> {
    const json = { authenticator_type: 'totp', totp: code, source: 'SELF' };
    const call = { method: 'POST', path: `${ASSOCIATE}/confirm`, json } as const;
    await actingAs(credential, (bearer) =>
      this.connection.rest('mfa/totp/associate/confirm', call, { caller, bearer }),
    );
  }

  async removeTotp(vendor: VendorSession, caller: Caller): Promise<void> {
    const call = { method: 'DELETE', path: ASSOCIATE } as const;
    await this.connection.rest('DELETE mfa/totp/associate', call, { caller, bearer: vendor.token });
  }

  async enrollFace(credential: string, [first, second]: readonly [Photo, Photo?], caller: Caller): Promise<void> {
    await actingAs(credential, async (bearer) => {
      const photoA = await uploadFace(this.connection, first, bearer, caller);
      // The vendor compares two pictures. Its SDKs send a single picture twice.
      const photoB = second === undefined ? photoA : await uploadFace(this.connection, second, bearer, caller);
      const call = { method: 'POST', path: '/api/v2/mfa/face/associate', json: { photoA, photoB } } as const;
      await this.connection.rest('mfa/face/associate', call, { caller, bearer });
    });
  }

  async isBindable(
    token: string,
    contact: { readonly phone: string } | { readonly email: string },
    caller: Caller,
  ): Promise<boolean> {
    const json = 'phone' in contact ? { phone: splitPhone(contact.phone).phone } : contact;
    const call = { method: 'POST', path: '/api/v2/applications/mfa/check', json } as const;
    const bearer = readMfaToken(token).mfaToken;
    const { value, failure } = await this.connection.attemptRest(call, { caller, bearer, retry: 'safe' });
    if (failure === null) return value.data === true;
    const error = refusal('applications/mfa/check', failure.code);
    if (error.isFault || error.code === 'MFA_EXPIRED') throw error;
    // Some servers answer a code instead of `false`.
    return false;
  }

  verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn> {
    const path = readMfaToken(token).byApplication ? 'applications/mfa/totp/verify' : 'mfa/totp/verify';
    return this.#verify(path, { totp: code }, token, caller);
  }

  verifyRecoveryCode(token: string, code: string, caller: Caller): Promise<SignedIn> {
    return this.#verify('mfa/totp/recovery', { recoveryCode: code }, token, caller);
  }

  verifySms(token: string, { target, code }: SentCode, caller: Caller): Promise<SignedIn> {
    return this.#verify('applications/mfa/sms/verify', { ...splitPhone(target), code }, token, caller);
  }

  verifyEmail(token: string, { target, code }: SentCode, caller: Caller): Promise<SignedIn> {
    return this.#verify('applications/mfa/email/verify', { email: target, code }, token, caller);
  }

  async verifyFace(token: string, photo: Photo, caller: Caller): Promise<SignedIn> {
    const key = await actingAs(token, (bearer) => uploadFace(this.connection, photo, bearer, caller));
    const path = readMfaToken(token).byApplication ? 'applications/mfa/face/verify' : 'mfa/face/verify';
    return this.#verify(path, { photo: key }, token, caller);
  }

  /** The second step of a login. Every kind returns a user with a token. */
  async #verify(operation: string, json: object, token: string, caller: Caller): Promise<SignedIn> {
    const call = { method: 'POST', path: `/api/v2/${operation}`, json } as const;
    const bearer = readMfaToken(token).mfaToken;
    const outcome: Outcome<Envelope> = await this.connection.attemptRest(call, { caller, bearer });
    if (outcome.failure !== null) throw loginRefusal(operation, outcome.failure);
    const { data, recoveryCode } = outcome.value;
    const user = signedIn(data, false, outcome.cookie);
    // A recovery code works once: the vendor returns the next one.
    return recoveryCode === null ? user : { ...user, newRecoveryCode: recoveryCode };
  }

  /** The vendor would issue a new secret without warning and so disable the working authenticator. */
  async #refuseSecondEnrollment(bearer: string, caller: Caller): Promise<void> {
    const known = await listAuthenticators(this.connection, bearer, 'SELF', caller);
    if (known.some(({ enabled }) => enabled)) throw new ProviderError('ALREADY_ENROLLED', 'authing');
  }
}

/**
 * Runs a call with a user's token, or with the mfaToken of a factor that the application requires. When the latter has
 * expired, the login has expired, not a session.
 */
async function actingAs<T>(credential: string, call: (bearer: string) => Promise<T>): Promise<T> {
  const { mfaToken, byApplication } = readMfaToken(credential);
  try {
    return await call(mfaToken);
  } catch (error) {
    if (!byApplication || !(error instanceof ProviderError) || error.code !== 'NOT_SIGNED_IN') throw error;
    throw new ProviderError('MFA_EXPIRED', 'authing', error.providerCode);
  }
}
