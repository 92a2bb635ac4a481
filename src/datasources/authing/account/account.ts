import type {
  Account,
  Caller,
  ContactChange,
  ProfileField,
  SecurityLevelRecord,
  UserRecord,
  VendorSession,
} from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { flag, number } from '../../transport/fields.js';
import type { Outcome } from '../../transport/graphql.js';
import type { AuthingConnection } from '../connection.js';
import { phoneRefusal, refusal } from '../errors.js';
import {
  BindEmailDocument,
  BindPhoneDocument,
  UnbindEmailDocument,
  UnbindPhoneDocument,
  UpdateEmailDocument,
  UpdatePasswordDocument,
  UpdatePhoneDocument,
  UpdateUserDocument,
} from '../generated/operations.js';
import type { PasswordCipher } from '../login/password.js';
import { splitPhone } from '../phone.js';
import { userRecord } from '../records/user.js';

/** Rows 20 to 29 of the vendor's AuthenticationClient. Answers contain the token again; the one that we hold stays valid. */
export class AuthingAccount implements Account {
  constructor(
    private readonly connection: AuthingConnection,
    private readonly passwords: PasswordCipher,
  ) {}

  async updateProfile(
    vendor: VendorSession,
    id: string,
    input: Readonly<Partial<Record<ProfileField, string | null>>>,
    caller: Caller,
  ): Promise<UserRecord> {
    const options = { caller, bearer: vendor.token };
    return userRecord(await this.connection.run('updateUser', UpdateUserDocument, { id, input }, options));
  }

  async updatePassword(
    vendor: VendorSession,
    { newPassword, oldPassword }: { readonly newPassword: string; readonly oldPassword?: string },
    caller: Caller,
  ): Promise<UserRecord> {
    const send = (newCiphertext: string, oldCiphertext?: string) => {
      const variables = { newPassword: newCiphertext, oldPassword: oldCiphertext };
      const options = { caller, bearer: vendor.token };
      return this.connection.attempt('updatePassword', UpdatePasswordDocument, variables, options);
    };
    const { value, failure } = await (oldPassword === undefined
      ? this.passwords.around(newPassword, 'newPassword', send)
      : this.passwords.aroundBoth(oldPassword, newPassword, (old, fresh) => send(fresh, old)));
    if (failure !== null) throw refusal('updatePassword', failure.code);
    return userRecord(value);
  }

  async bindPhone(vendor: VendorSession, { target, code }: ContactChange, caller: Caller): Promise<UserRecord> {
    const variables = { ...splitPhone(target), phoneCode: code };
    const options = { caller, bearer: vendor.token };
    return phoneChanged('bindPhone', await this.connection.attempt('bindPhone', BindPhoneDocument, variables, options));
  }

  async updatePhone(vendor: VendorSession, { target, code, old }: ContactChange, caller: Caller): Promise<UserRecord> {
    const known = old && splitPhone(old.target);
    const variables = {
      ...splitPhone(target),
      phoneCode: code,
      oldPhone: known?.phone,
      oldPhoneCountryCode: known?.phoneCountryCode,
      oldPhoneCode: old?.code,
    };
    const options = { caller, bearer: vendor.token };
    const outcome = await this.connection.attempt('updatePhone', UpdatePhoneDocument, variables, options);
    return phoneChanged('updatePhone', outcome);
  }

  async unbindPhone(vendor: VendorSession, caller: Caller): Promise<UserRecord> {
    const options = { caller, bearer: vendor.token };
    return phoneChanged('unbindPhone', await this.connection.attempt('unbindPhone', UnbindPhoneDocument, {}, options));
  }

  async bindEmail(vendor: VendorSession, { target, code }: ContactChange, caller: Caller): Promise<UserRecord> {
    const variables = { email: target, emailCode: code };
    const options = { caller, bearer: vendor.token };
    return userRecord(await this.connection.run('bindEmail', BindEmailDocument, variables, options));
  }

  async updateEmail(vendor: VendorSession, { target, code, old }: ContactChange, caller: Caller): Promise<UserRecord> {
    const variables = { email: target, emailCode: code, oldEmail: old?.target, oldEmailCode: old?.code };
    const options = { caller, bearer: vendor.token };
    return userRecord(await this.connection.run('updateEmail', UpdateEmailDocument, variables, options));
  }

  async unbindEmail(vendor: VendorSession, caller: Caller): Promise<UserRecord> {
    const options = { caller, bearer: vendor.token };
    return userRecord(await this.connection.run('unbindEmail', UnbindEmailDocument, {}, options));
  }

  async link(primary: VendorSession, secondary: VendorSession, caller: Caller): Promise<void> {
    const json = { primaryUserToken: primary.token, secondaryUserToken: secondary.token };
    const call = { method: 'POST', path: '/api/v2/users/link', json } as const;
    await this.connection.rest('users/link', call, { caller, bearer: primary.token });
  }

  async securityLevel(vendor: VendorSession, caller: Caller): Promise<SecurityLevelRecord> {
    const call = { method: 'GET', path: '/api/v2/users/me/security-level' } as const;
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    const { data } = await this.connection.rest('users/me/security-level', call, options);
    const score = number(data, 'score');
    if (score === null) throw new ProviderError('BAD_REPLY', 'authing');
    return {
      score,
      email: flag(data, 'email'),
      phone: flag(data, 'phone'),
      password: flag(data, 'password'),
      passwordSecurityLevel: number(data, 'passwordSecurityLevel'),
      mfa: flag(data, 'mfa'),
    };
  }
}

function phoneChanged(operation: string, { value, failure }: Outcome<unknown>): UserRecord {
  if (failure !== null) throw phoneRefusal(operation, failure);
  return userRecord(value);
}
