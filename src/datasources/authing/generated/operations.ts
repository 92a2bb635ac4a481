/** Generated from operations.graphql and schema/upstream/authing.graphql by codegen.yml. Do not edit. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type EmailScene =
  | 'CHANGE_EMAIL'
  | 'CONSOLE_CONDUCTED_VERIFY'
  | 'EMAIL_BIND_VERIFY_CODE'
  | 'EMAIL_UNBIND_VERIFY_CODE'
  | 'FIRST_EMAIL_LOGIN_VERIFY'
  | 'INFORMATION_COMPLETION_VERIFY_CODE'
  | 'LOGIN_VERIFY_CODE'
  | 'MFA_VERIFY'
  | 'MFA_VERIFY_CODE'
  | 'REGISTER_VERIFY_CODE'
  | 'RESET_PASSWORD'
  | 'RESET_PASSWORD_VERIFY_CODE'
  | 'VERIFY_CODE'
  | 'VERIFY_EMAIL';

export type LoginByEmailInput = {
  readonly autoRegister?: boolean | null | undefined;
  readonly captchaCode?: string | null | undefined;
  readonly clientIp?: string | null | undefined;
  readonly context?: string | null | undefined;
  readonly email: string;
  readonly params?: string | null | undefined;
  readonly password: string;
};

export type LoginByPhoneCodeInput = {
  readonly autoRegister?: boolean | null | undefined;
  readonly clientIp?: string | null | undefined;
  readonly code: string;
  readonly context?: string | null | undefined;
  readonly params?: string | null | undefined;
  readonly phone: string;
  readonly phoneCountryCode?: string | null | undefined;
};

export type LoginByPhonePasswordInput = {
  readonly autoRegister?: boolean | null | undefined;
  readonly captchaCode?: string | null | undefined;
  readonly clientIp?: string | null | undefined;
  readonly context?: string | null | undefined;
  readonly params?: string | null | undefined;
  readonly password: string;
  readonly phone: string;
};

export type LoginByUsernameInput = {
  readonly autoRegister?: boolean | null | undefined;
  readonly captchaCode?: string | null | undefined;
  readonly clientIp?: string | null | undefined;
  readonly context?: string | null | undefined;
  readonly params?: string | null | undefined;
  readonly password: string;
  readonly username: string;
};

export type RegisterByEmailInput = {
  readonly clientIp?: string | null | undefined;
  readonly context?: string | null | undefined;
  readonly email: string;
  readonly forceLogin?: boolean | null | undefined;
  readonly generateToken?: boolean | null | undefined;
  readonly params?: string | null | undefined;
  readonly password: string;
  readonly phoneToken?: string | null | undefined;
  readonly profile?: RegisterProfile | null | undefined;
};

export type RegisterByPhoneCodeInput = {
  readonly clientIp?: string | null | undefined;
  readonly code: string;
  readonly context?: string | null | undefined;
  readonly emailToken?: string | null | undefined;
  readonly forceLogin?: boolean | null | undefined;
  readonly generateToken?: boolean | null | undefined;
  readonly params?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly phone: string;
  readonly phoneCountryCode?: string | null | undefined;
  readonly profile?: RegisterProfile | null | undefined;
};

export type RegisterByUsernameInput = {
  readonly clientIp?: string | null | undefined;
  readonly context?: string | null | undefined;
  readonly emailToken?: string | null | undefined;
  readonly forceLogin?: boolean | null | undefined;
  readonly generateToken?: boolean | null | undefined;
  readonly params?: string | null | undefined;
  readonly password: string;
  readonly phoneToken?: string | null | undefined;
  readonly profile?: RegisterProfile | null | undefined;
  readonly username: string;
};

export type RegisterProfile = {
  readonly address?: string | null | undefined;
  readonly birthdate?: string | null | undefined;
  readonly browser?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly formatted?: string | null | undefined;
  readonly gender?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly ip?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly locality?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly oauth?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly photo?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly preferredUsername?: string | null | undefined;
  readonly profile?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly udf?: ReadonlyArray<UserDdfInput> | null | undefined;
  readonly username?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly zoneinfo?: string | null | undefined;
};

export type UdfDataType =
  | 'BOOLEAN'
  | 'DATETIME'
  | 'NUMBER'
  | 'OBJECT'
  | 'SELECT'
  | 'STRING';

export type UserDdfInput = {
  readonly key: string;
  readonly value: string;
};

export type UserDefinedDataInput = {
  readonly key: string;
  readonly value?: string | null | undefined;
};

export type UserStatus =
  | 'Activated'
  | 'Archived'
  | 'Resigned'
  | 'Suspended';

export type UserFieldsFragment = { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null };

export type SignedInUserFragment = { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null };

export type LoginByEmailMutationVariables = Exact<{
  input: LoginByEmailInput;
}>;


export type LoginByEmailMutation = { readonly loginByEmail: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type LoginByUsernameMutationVariables = Exact<{
  input: LoginByUsernameInput;
}>;


export type LoginByUsernameMutation = { readonly loginByUsername: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type LoginByPhonePasswordMutationVariables = Exact<{
  input: LoginByPhonePasswordInput;
}>;


export type LoginByPhonePasswordMutation = { readonly loginByPhonePassword: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type LoginByPhoneCodeMutationVariables = Exact<{
  input: LoginByPhoneCodeInput;
}>;


export type LoginByPhoneCodeMutation = { readonly loginByPhoneCode: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type RegisterByEmailMutationVariables = Exact<{
  input: RegisterByEmailInput;
}>;


export type RegisterByEmailMutation = { readonly registerByEmail: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type RegisterByUsernameMutationVariables = Exact<{
  input: RegisterByUsernameInput;
}>;


export type RegisterByUsernameMutation = { readonly registerByUsername: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type RegisterByPhoneCodeMutationVariables = Exact<{
  input: RegisterByPhoneCodeInput;
}>;


export type RegisterByPhoneCodeMutation = { readonly registerByPhoneCode: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type CurrentUserQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentUserQuery = { readonly user: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type RefreshTokenMutationVariables = Exact<{ [key: string]: never; }>;


export type RefreshTokenMutation = { readonly refreshToken: { readonly token: string | null, readonly iat: number | null, readonly exp: number | null } | null };

export type CheckLoginStatusQueryVariables = Exact<{
  token: string;
}>;


export type CheckLoginStatusQuery = { readonly checkLoginStatus: { readonly code: number | null, readonly status: boolean | null, readonly exp: number | null, readonly iat: number | null, readonly data: { readonly id: string | null } | null } | null };

export type CheckPasswordStrengthQueryVariables = Exact<{
  password: string;
}>;


export type CheckPasswordStrengthQuery = { readonly checkPasswordStrength: { readonly valid: boolean, readonly message: string | null } };

export type SendEmailMutationVariables = Exact<{
  email: string;
  scene: EmailScene;
}>;


export type SendEmailMutation = { readonly sendEmail: { readonly code: number | null } };

export type ResetPasswordMutationVariables = Exact<{
  phone?: string | null | undefined;
  phoneCountryCode?: string | null | undefined;
  email?: string | null | undefined;
  code: string;
  newPassword: string;
}>;


export type ResetPasswordMutation = { readonly resetPassword: { readonly code: number | null } | null };

export type UdfValueFragment = { readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string };

export type UdvQueryVariables = Exact<{
  targetId: string;
}>;


export type UdvQuery = { readonly udv: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string }> };

export type SetUdvMutationVariables = Exact<{
  targetId: string;
  key: string;
  value: string;
}>;


export type SetUdvMutation = { readonly setUdv: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string }> | null };

export type SetUdvBatchMutationVariables = Exact<{
  targetId: string;
  udvList: ReadonlyArray<UserDefinedDataInput> | UserDefinedDataInput;
}>;


export type SetUdvBatchMutation = { readonly setUdvBatch: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string }> | null };

export type RemoveUdvMutationVariables = Exact<{
  targetId: string;
  key: string;
}>;


export type RemoveUdvMutation = { readonly removeUdv: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string }> | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const UserFieldsFragmentDoc = new TypedDocumentString(`
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
    `, {"fragmentName":"UserFields"}) as unknown as TypedDocumentString<UserFieldsFragment, unknown>;
export const SignedInUserFragmentDoc = new TypedDocumentString(`
    fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}`, {"fragmentName":"SignedInUser"}) as unknown as TypedDocumentString<SignedInUserFragment, unknown>;
export const UdfValueFragmentDoc = new TypedDocumentString(`
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}
    `, {"fragmentName":"UdfValue"}) as unknown as TypedDocumentString<UdfValueFragment, unknown>;
export const LoginByEmailDocument = new TypedDocumentString(`
    mutation LoginByEmail($input: LoginByEmailInput!) {
  loginByEmail(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<LoginByEmailMutation, LoginByEmailMutationVariables>;
export const LoginByUsernameDocument = new TypedDocumentString(`
    mutation LoginByUsername($input: LoginByUsernameInput!) {
  loginByUsername(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<LoginByUsernameMutation, LoginByUsernameMutationVariables>;
export const LoginByPhonePasswordDocument = new TypedDocumentString(`
    mutation LoginByPhonePassword($input: LoginByPhonePasswordInput!) {
  loginByPhonePassword(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<LoginByPhonePasswordMutation, LoginByPhonePasswordMutationVariables>;
export const LoginByPhoneCodeDocument = new TypedDocumentString(`
    mutation LoginByPhoneCode($input: LoginByPhoneCodeInput!) {
  loginByPhoneCode(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<LoginByPhoneCodeMutation, LoginByPhoneCodeMutationVariables>;
export const RegisterByEmailDocument = new TypedDocumentString(`
    mutation RegisterByEmail($input: RegisterByEmailInput!) {
  registerByEmail(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<RegisterByEmailMutation, RegisterByEmailMutationVariables>;
export const RegisterByUsernameDocument = new TypedDocumentString(`
    mutation RegisterByUsername($input: RegisterByUsernameInput!) {
  registerByUsername(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<RegisterByUsernameMutation, RegisterByUsernameMutationVariables>;
export const RegisterByPhoneCodeDocument = new TypedDocumentString(`
    mutation RegisterByPhoneCode($input: RegisterByPhoneCodeInput!) {
  registerByPhoneCode(input: $input) {
    ...SignedInUser
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}
fragment SignedInUser on User {
  ...UserFields
  token
  tokenExpiredAt
  newlyCreated
}`) as unknown as TypedDocumentString<RegisterByPhoneCodeMutation, RegisterByPhoneCodeMutationVariables>;
export const CurrentUserDocument = new TypedDocumentString(`
    query CurrentUser {
  user {
    ...UserFields
  }
}
    fragment UserFields on User {
  id
  status
  username
  email
  emailVerified
  phone
  phoneCountryCode
  phoneVerified
  nickname
  registerSource
  photo
  loginsCount
  lastLogin
  signedUp
  blocked
  device
  browser
  company
  name
  givenName
  familyName
  middleName
  profile
  preferredUsername
  website
  gender
  birthdate
  zoneinfo
  locale
  address
  formatted
  streetAddress
  locality
  region
  postalCode
  city
  province
  country
  createdAt
  updatedAt
  externalId
}`) as unknown as TypedDocumentString<CurrentUserQuery, CurrentUserQueryVariables>;
export const RefreshTokenDocument = new TypedDocumentString(`
    mutation RefreshToken {
  refreshToken {
    token
    iat
    exp
  }
}
    `) as unknown as TypedDocumentString<RefreshTokenMutation, RefreshTokenMutationVariables>;
export const CheckLoginStatusDocument = new TypedDocumentString(`
    query CheckLoginStatus($token: String!) {
  checkLoginStatus(token: $token) {
    code
    status
    exp
    iat
    data {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CheckLoginStatusQuery, CheckLoginStatusQueryVariables>;
export const CheckPasswordStrengthDocument = new TypedDocumentString(`
    query CheckPasswordStrength($password: String!) {
  checkPasswordStrength(password: $password) {
    valid
    message
  }
}
    `) as unknown as TypedDocumentString<CheckPasswordStrengthQuery, CheckPasswordStrengthQueryVariables>;
export const SendEmailDocument = new TypedDocumentString(`
    mutation SendEmail($email: String!, $scene: EmailScene!) {
  sendEmail(email: $email, scene: $scene) {
    code
  }
}
    `) as unknown as TypedDocumentString<SendEmailMutation, SendEmailMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($phone: String, $phoneCountryCode: String, $email: String, $code: String!, $newPassword: String!) {
  resetPassword(
    phone: $phone
    phoneCountryCode: $phoneCountryCode
    email: $email
    code: $code
    newPassword: $newPassword
  ) {
    code
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const UdvDocument = new TypedDocumentString(`
    query Udv($targetId: String!) {
  udv(targetType: USER, targetId: $targetId) {
    ...UdfValue
  }
}
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}`) as unknown as TypedDocumentString<UdvQuery, UdvQueryVariables>;
export const SetUdvDocument = new TypedDocumentString(`
    mutation SetUdv($targetId: String!, $key: String!, $value: String!) {
  setUdv(targetType: USER, targetId: $targetId, key: $key, value: $value) {
    ...UdfValue
  }
}
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}`) as unknown as TypedDocumentString<SetUdvMutation, SetUdvMutationVariables>;
export const SetUdvBatchDocument = new TypedDocumentString(`
    mutation SetUdvBatch($targetId: String!, $udvList: [UserDefinedDataInput!]!) {
  setUdvBatch(targetType: USER, targetId: $targetId, udvList: $udvList) {
    ...UdfValue
  }
}
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}`) as unknown as TypedDocumentString<SetUdvBatchMutation, SetUdvBatchMutationVariables>;
export const RemoveUdvDocument = new TypedDocumentString(`
    mutation RemoveUdv($targetId: String!, $key: String!) {
  removeUdv(targetType: USER, targetId: $targetId, key: $key) {
    ...UdfValue
  }
}
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}`) as unknown as TypedDocumentString<RemoveUdvMutation, RemoveUdvMutationVariables>;