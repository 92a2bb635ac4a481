/** Outcomes of changes to an account, its custom data, or the user directory. */
import type {
  IdentityProviderId,
  LegacyMfaRecord,
  UdfValueRecord,
  UserRecord,
} from '../../datasources/capabilities.js';
import { defineOutcome, type OutcomeOf } from './define.js';

/** A user together with the identity provider that the user belongs to. */
export interface User extends UserRecord {
  readonly provider: IdentityProviderId;
  /** Present only in the answer that changed the setting, because the provider shows the key only once. */
  readonly legacyMfa?: LegacyMfaRecord;
}

export const AccountUpdated = defineOutcome('AccountUpdated', {
  code: 'OK',
  description: 'The account was changed.',
  en: 'The account has been updated.',
  zh: '账号已更新。',
});
export interface AccountUpdated extends OutcomeOf<typeof AccountUpdated> {
  readonly user: User | null;
}

export const AlreadyTaken = defineOutcome('AlreadyTaken', {
  code: 'ALREADY_TAKEN',
  description:
    'Another account already has this user name, phone, e-mail address or linked identity. Nothing was changed: ask for another one.',
  en: 'Another account already uses this. Choose a different one.',
  zh: '已被其他账号使用，请更换。',
});
export type AlreadyTaken = OutcomeOf<typeof AlreadyTaken>;

export const LastLoginMethod = defineOutcome('LastLoginMethod', {
  code: 'LAST_LOGIN_METHOD',
  description:
    'This is the user’s last login method, so it was not removed. Bind another one, or set a password, first.',
  en: 'This is your only way to sign in. Add another one before you remove it.',
  zh: '这是唯一的登录方式，请先绑定其他登录方式。',
});
export type LastLoginMethod = OutcomeOf<typeof LastLoginMethod>;

export const LinkProofCreated = defineOutcome('LinkProofCreated', {
  code: 'OK',
  description: 'The second account is proven. Send `proof` with `linkAccount` in the same session.',
  en: 'The second account is confirmed.',
  zh: '已确认第二个账号。',
  fields: {
    proof: { type: 'String', description: 'Secret. Valid once, and only in the session that requested it.' },
    expiresAt: { type: 'DateTime', description: 'When the proof expires: at most five minutes from now.' },
  },
});
export type LinkProofCreated = OutcomeOf<typeof LinkProofCreated>;

export const NotFound = defineOutcome('NotFound', {
  code: 'NOT_FOUND',
  description: 'The item to change does not exist: there is no such user, or nothing of this kind is bound.',
  en: 'Not found. Check the details and try again.',
  zh: '未找到，请核对后重试。',
});
export type NotFound = OutcomeOf<typeof NotFound>;

export const UsersRemoved = defineOutcome('UsersRemoved', {
  code: 'OK',
  description: 'The users were deleted and their sessions ended.',
  en: 'The users have been deleted.',
  zh: '用户已删除。',
});
export type UsersRemoved = OutcomeOf<typeof UsersRemoved>;

export const UdfValues = defineOutcome('UdfValues', {
  code: 'OK',
  description: 'The custom data was saved.',
  en: 'The custom data has been saved.',
  zh: '自定义数据已保存。',
});
export interface UdfValues extends OutcomeOf<typeof UdfValues> {
  readonly values: readonly UdfValueRecord[];
}
