import type { Account, Caller, ContactChange, ProfileField, UserRecord, VendorSession } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { CallOptions, LegacyConnection } from '../connection.js';
import { phoneRefusal, refusal } from '../errors.js';
import {
  UnbindEmailDocument,
  UpdateEmailDocument,
  UpdatePhoneDocument,
  UpdateUserDocument,
  type UserUpdateInput,
} from '../generated/operations.js';
import type { LegacyPasswordCipher } from '../login/password.js';
import { chinesePhone } from '../phone.js';
import { userRecord } from '../records/user.js';
import { vendorId } from '../records/userId.js';
import { ownerOf } from '../token.js';

/** The profile fields that `updateUser` accepts. For any other the vendor refuses the whole document. */
const UPDATABLE: ReadonlySet<string> = new Set<ProfileField & keyof UserUpdateInput>([
  'username',
  'nickname',
  'company',
  'photo',
  'browser',
]);

export class LegacyAccount implements Account {
  constructor(
    private readonly users: LegacyConnection,
    private readonly passwords: LegacyPasswordCipher,
    private readonly userPoolId: string,
  ) {}

  async updateProfile(
    { token }: VendorSession,
    userId: string,
    profile: Readonly<Partial<Record<ProfileField, string | null>>>,
    caller: Caller,
  ): Promise<UserRecord> {
    requireUpdatable(profile);
    return this.#update({ caller, bearer: token }, { _id: vendorId(userId), ...profile });
  }

  async updatePassword(
    { token }: VendorSession,
    { newPassword, oldPassword }: { readonly newPassword: string; readonly oldPassword?: string },
    caller: Caller,
  ): Promise<UserRecord> {
    const password = this.passwords.encrypt(newPassword, 'newPassword');
    const old = oldPassword === undefined ? {} : { oldPassword: this.passwords.encrypt(oldPassword, 'oldPassword') };
    return this.#update({ caller, bearer: token }, { _id: ownerOf(token), password, ...old }, 'newPassword');
  }

  /** A first phone and another phone use one operation: only the proof of the old phone differs. */
  async bindPhone(vendor: VendorSession, { target, code }: ContactChange, caller: Caller): Promise<UserRecord> {
    return first('phone', this.updatePhone(vendor, { target, code }, caller));
  }

  async updatePhone(
    { token }: VendorSession,
    { target, code, old }: ContactChange,
    caller: Caller,
  ): Promise<UserRecord> {
    const variables = {
      userPoolId: this.userPoolId,
      phone: chinesePhone(target),
      phoneCode: code,
      oldPhone: old && chinesePhone(old.target),
      oldPhoneCode: old?.code,
    };
    const options = { caller, bearer: token };
    const outcome = await this.users.attempt('updatePhone', UpdatePhoneDocument, variables, options);
    if (outcome.failure !== null) throw phoneRefusal(outcome.failure);
    return userRecord(outcome.value);
  }

  async bindEmail(vendor: VendorSession, { target, code }: ContactChange, caller: Caller): Promise<UserRecord> {
    return first('email', this.updateEmail(vendor, { target, code }, caller));
  }

  async updateEmail(
    { token }: VendorSession,
    { target, code, old }: ContactChange,
    caller: Caller,
  ): Promise<UserRecord> {
    const variables = {
      userPoolId: this.userPoolId,
      email: target,
      emailCode: code,
      oldEmail: old?.target,
      oldEmailCode: old?.code,
    };
    return userRecord(await this.users.run('updateEmail', UpdateEmailDocument, variables, { caller, bearer: token }));
  }

  async unbindEmail({ token }: VendorSession, caller: Caller): Promise<UserRecord> {
    const variables = { user: ownerOf(token), client: this.userPoolId };
    return userRecord(await this.users.run('unbindEmail', UnbindEmailDocument, variables, { caller, bearer: token }));
  }

  async #update(
    call: CallOptions,
    changes: Omit<UserUpdateInput, 'registerInClient'>,
    field?: string,
  ): Promise<UserRecord> {
    const options = { ...changes, registerInClient: this.userPoolId };
    const outcome = await this.users.attempt('updateUser', UpdateUserDocument, { options }, call);
    if (outcome.failure !== null) throw refusal('updateUser', outcome.failure.code, field);
    return userRecord(outcome.value);
  }
}

/** Throws INPUT_REJECTED for a field that this generation stores but does not allow to change. */
export function requireUpdatable(profile: Readonly<Record<string, unknown>>): void {
  const misplaced = Object.keys(profile).find((field) => !UPDATABLE.has(field));
  if (misplaced !== undefined) throw new ProviderError('INPUT_REJECTED', 'authingLegacy', undefined, misplaced);
}

/** A demand to prove the old contact means that one is bound. */
async function first(field: 'phone' | 'email', change: Promise<UserRecord>): Promise<UserRecord> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'OLD_CREDENTIAL_REJECTED') throw error;
    throw new ProviderError('ALREADY_TAKEN', 'authingLegacy', error.providerCode, field);
  }
}
