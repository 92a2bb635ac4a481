/** Outcomes of signing in, registering and resetting a password. */
import { defineOutcome, type OutcomeOf } from './define.js';

/** Its fields: `services/sessions/outcomes.ts`. */
export const LoginSuccess = defineOutcome('LoginSuccess', {
  code: 'OK',
  description: 'The user is signed in.',
  en: 'You are signed in.',
  zh: '登录成功。',
});

/** Its fields: `services/sessions/outcomes.ts`. */
export const RegisterSuccess = defineOutcome('RegisterSuccess', {
  code: 'OK',
  description:
    'The account was created. If the server conceals registrations, an e-mail address or phone that is already registered gets the same answer, and `user`, `session` and `accessToken` are always null.',
  en: 'The account has been created.',
  zh: '注册成功。',
});

/** Its fields: `services/stepUp/stepUp.ts`. */
export const StepUpSuccess = defineOutcome('StepUpSuccess', {
  code: 'OK',
  description: 'The session has a fresh proof. Send the operation again that answered STEP_UP_REQUIRED.',
  en: 'Thank you. You can continue.',
  zh: '验证成功，请继续操作。',
});

export const PasswordChangeRequired = defineOutcome('PasswordChangeRequired', {
  code: 'PASSWORD_CHANGE_REQUIRED',
  description:
    'The password is correct, but must be changed before the user can sign in: call `resetPassword` with `flow`.',
  en: 'Change your password to continue.',
  zh: '请先修改密码，然后继续登录。',
});
export interface PasswordChangeRequired extends OutcomeOf<typeof PasswordChangeRequired> {
  readonly flow: string;
  readonly reason: 'FIRST_LOGIN' | 'FORCED';
}

export const AccountUnavailable = defineOutcome('AccountUnavailable', {
  code: 'ACCOUNT_UNAVAILABLE',
  description:
    'The account is blocked, locked or inactive, or lacks a factor that the server requires. Refer the user to support.',
  en: 'This account cannot be used. Contact support.',
  zh: '该账号不可用，请联系客服。',
});
export type AccountUnavailable = OutcomeOf<typeof AccountUnavailable>;

export const EmailUnverified = defineOutcome('EmailUnverified', {
  code: 'EMAIL_UNVERIFIED',
  description: 'The e-mail address must be verified first: offer `sendEmail(scene: VERIFY_EMAIL)`.',
  en: 'Verify your e-mail address, then sign in.',
  zh: '请先验证邮箱，然后登录。',
});
export type EmailUnverified = OutcomeOf<typeof EmailUnverified>;

export const RegistrationDisabled = defineOutcome('RegistrationDisabled', {
  code: 'REGISTRATION_DISABLED',
  description: 'This server does not accept new accounts.',
  en: 'Registration is closed. Sign in with an existing account.',
  zh: '暂未开放注册，请使用已有账号登录。',
});
export type RegistrationDisabled = OutcomeOf<typeof RegistrationDisabled>;

export const AlreadyRegistered = defineOutcome('AlreadyRegistered', {
  code: 'ALREADY_REGISTERED',
  description: 'An account with this name, e-mail address or phone already exists: offer to sign in.',
  en: 'This account already exists. Sign in instead.',
  zh: '账号已存在，请直接登录。',
});
export type AlreadyRegistered = OutcomeOf<typeof AlreadyRegistered>;

export const PasswordChanged = defineOutcome('PasswordChanged', {
  code: 'OK',
  description:
    'The password was changed. The user is not signed in by it. If the server is configured so, the user’s sessions end.',
  en: 'The password has been changed. Sign in with the new password.',
  zh: '密码已修改，请使用新密码登录。',
});
export type PasswordChanged = OutcomeOf<typeof PasswordChanged>;

export const UserExistence = defineOutcome('UserExistence', {
  code: 'OK',
  description: 'The result of a lookup by name.',
  en: 'Lookup complete.',
  zh: '查询完成。',
  fields: { exists: { type: 'Boolean', description: 'True when an account with this name exists.' } },
});
export type UserExistence = OutcomeOf<typeof UserExistence>;
