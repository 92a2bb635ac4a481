import type {
  Caller,
  DecodedTokenRecord,
  EmailScene,
  Identity,
  LoginExtra,
  LoginMethod,
  LoginOptions,
  LoginReply,
  RegisterExtra,
  Registered,
  RegisterMethod,
  RegisterOptions,
  SmsScene,
  TokenStatus,
  UserName,
  UserRecord,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { refusal } from '../errors.js';
import {
  ChangePasswordDocument,
  CheckLoginStatusDocument,
  DecodeJwtTokenDocument,
  SendChangeEmailVerifyCodeDocument,
  SendResetPasswordEmailDocument,
  SendVerifyEmailDocument,
  UpdateUserDocument,
  UserDocument,
  UserExistDocument,
  VerifyResetPasswordVerifyCodeDocument,
} from '../generated/operations.js';
import type { OwnerConnection } from '../management.js';
import { chinesePhone } from '../phone.js';
import { userRecord } from '../records/user.js';
import { decodedToken, ownerOf, tokenStatusOf } from '../token.js';
import { confirm } from '../wire.js';
import { type LegacyLogin, type LoginParts, login } from './login.js';
import { type LegacyRegistration, register } from './registration.js';

const NO_EXTRAS: ReadonlySet<never> = new Set<never>();

const LOGIN_METHODS: Readonly<Record<LegacyLogin['kind'], ReadonlySet<LoginExtra>>> = {
  email: NO_EXTRAS,
  username: NO_EXTRAS,
  phonePassword: NO_EXTRAS,
  phoneCode: NO_EXTRAS,
  ldap: NO_EXTRAS,
};

const REGISTER_METHODS: Readonly<Record<LegacyRegistration['kind'], ReadonlySet<RegisterExtra>>> = {
  email: NO_EXTRAS,
  phoneCode: NO_EXTRAS,
};

/** Logins and phone changes share one kind of code; registrations have their own. */
const SMS_PATHS: Readonly<Partial<Record<SmsScene, 'send_smscode' | 'send_register_smscode'>>> = {
  LOGIN: 'send_smscode',
  BIND: 'send_smscode',
  REGISTER: 'send_register_smscode',
};

export interface LegacyIdentityParts extends LoginParts {
  readonly owner: OwnerConnection;
}

export class LegacyIdentity implements Identity {
  readonly loginMethods: Identity['loginMethods'] = new Map(entriesOf(LOGIN_METHODS));
  readonly registerMethods: Identity['registerMethods'] = new Map(entriesOf(REGISTER_METHODS));
  readonly smsScenes: ReadonlySet<SmsScene> = new Set(['LOGIN', 'REGISTER', 'BIND']);
  readonly emailScenes: ReadonlySet<EmailScene> = new Set(['RESET_PASSWORD', 'VERIFY_EMAIL', 'CHANGE_EMAIL']);
  readonly resetProofs: Identity['resetProofs'] = new Set(['email']);
  readonly logoutScope = 'user';
  readonly userNames: Identity['userNames'] = new Set(['username', 'email', 'phone']);

  constructor(private readonly parts: LegacyIdentityParts) {}

  async login(method: LoginMethod, options: LoginOptions, caller: Caller): Promise<LoginReply> {
    if (!isLegacyLogin(method)) throw notSupported();
    return login(this.parts, method, options, caller);
  }

  async register(method: RegisterMethod, options: RegisterOptions, caller: Caller): Promise<Registered> {
    if (method.kind === 'username') throw notSupported();
    return register(this.parts, method, options, caller);
  }

  async currentUser(vendor: VendorSession, caller: Caller): Promise<UserRecord> {
    const variables = { id: ownerOf(vendor.token), registerInClient: this.parts.userPoolId };
    const user = await this.parts.users.run('user', UserDocument, variables, {
      caller,
      bearer: vendor.token,
      retry: 'safe',
    });
    if (user === null) throw refusal('user', '2020');
    return userRecord(user);
  }

  /** The vendor renews only the token of the pool's owner. Our token is replaced and the user's stays valid. */
  async refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession> {
    const { state } = await this.tokenStatus(vendor.token, caller);
    if (state !== 'ACTIVE') throw new ProviderError('NOT_SIGNED_IN', 'authingLegacy');
    return vendor;
  }

  /** As in the vendor's SDKs: an expiry date in the past ends all tokens of this user. */
  async logout({ token }: VendorSession, caller: Caller): Promise<void> {
    const options = { _id: ownerOf(token), registerInClient: this.parts.userPoolId, tokenExpiredAt: '0' };
    try {
      await this.parts.users.run(
        'updateUser',
        UpdateUserDocument,
        { options },
        { caller, bearer: token, retry: 'safe' },
      );
    } catch (error) {
      // The token has already expired: the user is logged out.
      if (!(error instanceof ProviderError && error.code === 'NOT_SIGNED_IN')) throw error;
    }
  }

  async tokenStatus(token: string, caller: Caller): Promise<TokenStatus> {
    const options = { caller, bearer: token, retry: 'safe' } as const;
    const { users, userPoolId } = this.parts;
    const { value, failure } = await users.attempt('checkLoginStatus', CheckLoginStatusDocument, { token }, options);
    return tokenStatusOf(failure === null ? value : { code: Number(failure.code) }, userPoolId);
  }

  async decodeToken(token: string, caller: Caller): Promise<DecodedTokenRecord> {
    const { users, userPoolId } = this.parts;
    const options = { caller, retry: 'safe' } as const;
    const { value, failure } = await users.attempt('decodeJwtToken', DecodeJwtTokenDocument, { token }, options);
    return decodedToken(failure === null ? value : null, userPoolId);
  }

  async userExists(name: UserName, caller: Caller): Promise<boolean> {
    if ('externalId' in name) throw notSupported();
    const userPoolId = this.parts.userPoolId;
    const variables = { ...('phone' in name ? { phone: chinesePhone(name.phone) } : name), userPoolId };
    const exists = await this.parts.owner.run('userExist', UserExistDocument, variables, { caller, retry: 'safe' });
    if (typeof exists !== 'boolean') throw new ProviderError('BAD_REPLY', 'authingLegacy');
    return exists;
  }

  async sendSmsCode({ phone, scene }: { phone: string; scene: SmsScene }, caller: Caller): Promise<void> {
    const operation = SMS_PATHS[scene];
    if (operation === undefined) throw notSupported();
    const folder = operation === 'send_smscode' ? '' : '/notification';
    const path = `${folder}/${operation}/${chinesePhone(phone)}/${encodeURIComponent(this.parts.userPoolId)}`;
    // A GET that sends a message: it must not be repeated.
    await this.parts.users.get(operation, path, caller);
  }

  async sendEmail(
    { email, scene }: { email: string; scene: EmailScene },
    caller: Caller,
    vendor?: VendorSession,
  ): Promise<void> {
    const { users, userPoolId } = this.parts;
    switch (scene) {
      case 'RESET_PASSWORD': {
        const variables = { email, client: userPoolId };
        const document = SendResetPasswordEmailDocument;
        const sent = await users.run('sendResetPasswordEmail', document, variables, { caller });
        return confirm('sendResetPasswordEmail', sent);
      }
      case 'VERIFY_EMAIL': {
        const variables = { email, client: userPoolId };
        const sent = await users.run('sendVerifyEmail', SendVerifyEmailDocument, variables, { caller });
        return confirm('sendVerifyEmail', sent);
      }
      case 'CHANGE_EMAIL': {
        if (vendor === undefined) throw new ProviderError('NOT_SIGNED_IN', 'authingLegacy');
        const document = SendChangeEmailVerifyCodeDocument;
        const variables = { email, userPoolId };
        const sent = await users.run('sendChangeEmailVerifyCode', document, variables, {
          caller,
          bearer: vendor.token,
        });
        return confirm('sendChangeEmailVerifyCode', sent);
      }
      case 'MFA_VERIFY':
        throw notSupported();
    }
  }

  async resetPassword(
    proof: { phone: string; code: string } | { email: string; code: string },
    newPassword: string,
    caller: Caller,
  ): Promise<void> {
    if ('phone' in proof) throw notSupported();
    const { users, passwords, userPoolId: client } = this.parts;
    const variables = { email: proof.email, client, verifyCode: proof.code };
    const password = passwords.encrypt(newPassword, 'newPassword');
    // The vendor refuses a change with a code that was not verified first: 2019.
    const document = VerifyResetPasswordVerifyCodeDocument;
    const verified = await users.run('verifyResetPasswordVerifyCode', document, variables, { caller });
    confirm('verifyResetPasswordVerifyCode', verified);
    const user = await users.run('changePassword', ChangePasswordDocument, { ...variables, password }, { caller });
    if (user === null) throw new ProviderError('BAD_REPLY', 'authingLegacy');
  }
}

function isLegacyLogin(method: LoginMethod): method is LegacyLogin {
  return method.kind in LOGIN_METHODS;
}

/** Services check the declarations above, so this is only a safeguard. */
function notSupported(): ProviderError {
  return new ProviderError('NOT_SUPPORTED', 'authingLegacy');
}

function entriesOf<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}
