/** Generated from operations/ and schema/upstream/authingLegacy.graphql by codegen.yml. Do not edit. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type UserRegisterInput = {
  readonly address?: string | null | undefined;
  readonly birthdate?: string | null | undefined;
  readonly browser?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly forceLogin?: boolean | null | undefined;
  readonly formatted?: string | null | undefined;
  readonly gender?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly lastIP?: string | null | undefined;
  readonly lastLogin?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly locality?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly oauth?: string | null | undefined;
  readonly openid?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneCode?: string | null | undefined;
  readonly photo?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly preferredUsername?: string | null | undefined;
  readonly profile?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly registerInClient: string;
  readonly registerMethod?: string | null | undefined;
  readonly signedUp?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly unionid?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly zoneinfo?: string | null | undefined;
};

export type UserUpdateInput = {
  readonly _id: string;
  readonly blocked?: boolean | null | undefined;
  readonly browser?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly isDeleted?: boolean | null | undefined;
  readonly lastIP?: string | null | undefined;
  readonly lastLogin?: string | null | undefined;
  readonly loginsCount?: number | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly oauth?: string | null | undefined;
  readonly oldPassword?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly photo?: string | null | undefined;
  readonly registerInClient: string;
  readonly signedUp?: string | null | undefined;
  readonly token?: string | null | undefined;
  readonly tokenExpiredAt?: string | null | undefined;
  readonly username?: string | null | undefined;
};

export type UpdateUserMutationVariables = Exact<{
  options: UserUpdateInput;
}>;


export type UpdateUserMutation = { readonly updateUser: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type UpdateEmailMutationVariables = Exact<{
  userPoolId: string;
  email: string;
  emailCode: string;
  oldEmail?: string | null | undefined;
  oldEmailCode?: string | null | undefined;
}>;


export type UpdateEmailMutation = { readonly updateEmail: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type UpdatePhoneMutationVariables = Exact<{
  userPoolId: string;
  phone: string;
  phoneCode: string;
  oldPhone?: string | null | undefined;
  oldPhoneCode?: string | null | undefined;
}>;


export type UpdatePhoneMutation = { readonly updatePhone: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type UnbindEmailMutationVariables = Exact<{
  user?: string | null | undefined;
  client?: string | null | undefined;
}>;


export type UnbindEmailMutation = { readonly unbindEmail: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type QueryMfaQueryVariables = Exact<{
  userId?: string | null | undefined;
  userPoolId?: string | null | undefined;
}>;


export type QueryMfaQuery = { readonly queryMFA: { readonly enable: boolean | null } | null };

export type ChangeMfaMutationVariables = Exact<{
  userId?: string | null | undefined;
  userPoolId?: string | null | undefined;
  enable: boolean;
  refreshKey?: boolean | null | undefined;
}>;


export type ChangeMfaMutation = { readonly changeMFA: { readonly enable: boolean | null, readonly shareKey: string | null } | null };

export type BindOtherOAuthMutationVariables = Exact<{
  user?: string | null | undefined;
  client?: string | null | undefined;
  type: string;
  unionid: string;
  userInfo: string;
}>;


export type BindOtherOAuthMutation = { readonly bindOtherOAuth: { readonly _id: string | null } | null };

export type UnbindOtherOAuthMutationVariables = Exact<{
  user?: string | null | undefined;
  client?: string | null | undefined;
  type: string;
}>;


export type UnbindOtherOAuthMutation = { readonly unbindOtherOAuth: { readonly _id: string | null } | null };

export type GetAccessTokenByAppSecretQueryVariables = Exact<{
  secret: string;
  clientId: string;
}>;


export type GetAccessTokenByAppSecretQuery = { readonly getAccessTokenByAppSecret: string | null };

export type UsersQueryVariables = Exact<{
  registerInClient?: string | null | undefined;
  page?: number | null | undefined;
  count?: number | null | undefined;
}>;


export type UsersQuery = { readonly users: { readonly totalCount: number | null, readonly list: ReadonlyArray<{ readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null> | null } | null };

export type UserPatchQueryVariables = Exact<{
  ids?: string | null | undefined;
}>;


export type UserPatchQuery = { readonly userPatch: { readonly totalCount: number | null, readonly list: ReadonlyArray<{ readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null> | null } | null };

export type UserGroupQueryVariables = Exact<{
  client: string;
  group: string;
  page?: number | null | undefined;
  count?: number | null | undefined;
}>;


export type UserGroupQuery = { readonly userGroup: { readonly totalCount: number | null, readonly list: ReadonlyArray<{ readonly user: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null } | null> | null } | null };

export type RemoveUsersMutationVariables = Exact<{
  ids?: ReadonlyArray<string | null | undefined> | string | null | undefined;
  registerInClient?: string | null | undefined;
}>;


export type RemoveUsersMutation = { readonly removeUsers: ReadonlyArray<{ readonly _id: string | null } | null> | null };

export type GetUserPoolSettingsQueryVariables = Exact<{
  userPoolId: string;
}>;


export type GetUserPoolSettingsQuery = { readonly getUserPoolSettings: { readonly name: string | null, readonly logo: string | null, readonly descriptions: string | null, readonly allowedOrigins: string | null, readonly emailVerifiedDefault: boolean | null, readonly useMiniLogin: boolean | null, readonly useSelfWxapp: boolean | null, readonly registerDisabled: boolean | null, readonly showWXMPQRCode: boolean | null, readonly enableEmail: boolean | null, readonly jwtExpired: number | null } | null };

export type LegacyUserFragment = { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null };

export type LegacySignedInFragment = { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly metadata: string | null, readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null };

export type LoginMutationVariables = Exact<{
  registerInClient: string;
  email?: string | null | undefined;
  username?: string | null | undefined;
  password?: string | null | undefined;
  phone?: string | null | undefined;
  phoneCode?: number | null | undefined;
  lastIP?: string | null | undefined;
  verifyCode?: string | null | undefined;
  MFACode?: string | null | undefined;
}>;


export type LoginMutation = { readonly login: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly metadata: string | null, readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type RegisterMutationVariables = Exact<{
  userInfo: UserRegisterInput;
}>;


export type RegisterMutation = { readonly register: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly metadata: string | null, readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type UserQueryVariables = Exact<{
  id: string;
  registerInClient: string;
}>;


export type UserQuery = { readonly user: { readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type UserExistQueryVariables = Exact<{
  userPoolId: string;
  phone?: string | null | undefined;
  username?: string | null | undefined;
  email?: string | null | undefined;
}>;


export type UserExistQuery = { readonly userExist: boolean | null };

export type CheckLoginStatusQueryVariables = Exact<{
  token?: string | null | undefined;
}>;


export type CheckLoginStatusQuery = { readonly checkLoginStatus: { readonly status: boolean | null, readonly code: number | null, readonly token: { readonly iat: number | null, readonly exp: number | null, readonly data: { readonly id: string | null, readonly clientId: string | null } | null } | null } | null };

export type DecodeJwtTokenQueryVariables = Exact<{
  token?: string | null | undefined;
}>;


export type DecodeJwtTokenQuery = { readonly decodeJwtToken: { readonly iat: number | null, readonly exp: number | null, readonly data: { readonly email: string | null, readonly id: string | null, readonly clientId: string | null } | null, readonly status: { readonly code: number | null } | null } | null };

export type SendResetPasswordEmailMutationVariables = Exact<{
  email: string;
  client: string;
}>;


export type SendResetPasswordEmailMutation = { readonly sendResetPasswordEmail: { readonly code: number | null } | null };

export type SendVerifyEmailMutationVariables = Exact<{
  email: string;
  client: string;
}>;


export type SendVerifyEmailMutation = { readonly sendVerifyEmail: { readonly code: number | null } | null };

export type SendChangeEmailVerifyCodeMutationVariables = Exact<{
  email: string;
  userPoolId: string;
}>;


export type SendChangeEmailVerifyCodeMutation = { readonly sendChangeEmailVerifyCode: { readonly code: number | null } | null };

export type ChangePasswordMutationVariables = Exact<{
  email: string;
  client: string;
  password: string;
  verifyCode: string;
}>;


export type ChangePasswordMutation = { readonly changePassword: { readonly _id: string | null } | null };

export type VerifyResetPasswordVerifyCodeMutationVariables = Exact<{
  email: string;
  client: string;
  verifyCode: string;
}>;


export type VerifyResetPasswordVerifyCodeMutation = { readonly verifyResetPasswordVerifyCode: { readonly code: number | null } | null };

export type LoginByLdapMutationVariables = Exact<{
  username: string;
  password: string;
  clientId: string;
}>;


export type LoginByLdapMutation = { readonly LoginByLDAP: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly metadata: string | null, readonly _id: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly username: string | null, readonly nickname: string | null, readonly phone: string | null, readonly company: string | null, readonly photo: string | null, readonly browser: string | null, readonly device: string | null, readonly registerMethod: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly isDeleted: boolean | null } | null };

export type ReadOauthListQueryVariables = Exact<{
  clientId: string;
}>;


export type ReadOauthListQuery = { readonly ReadOauthList: ReadonlyArray<{ readonly _id: string | null, readonly name: string | null, readonly alias: string | null, readonly image: string | null, readonly description: string | null, readonly enabled: boolean | null, readonly url: string | null, readonly oAuthUrl: string | null } | null> | null };

export type GetUserAuthorizedAppsQueryVariables = Exact<{
  clientId?: string | null | undefined;
  userId?: string | null | undefined;
  page?: number | null | undefined;
  count?: number | null | undefined;
}>;


export type GetUserAuthorizedAppsQuery = { readonly GetUserAuthorizedApps: { readonly totalCount: number | null, readonly OAuthApps: ReadonlyArray<{ readonly _id: string | null, readonly name: string | null, readonly domain: string | null, readonly description: string | null, readonly when: string | null } | null> | null, readonly OIDCApps: ReadonlyArray<{ readonly _id: string | null, readonly name: string | null, readonly domain: string | null, readonly description: string | null, readonly image: string | null, readonly when: string | null } | null> | null } | null };

export type RevokeUserAuthorizedAppMutationVariables = Exact<{
  userPoolId?: string | null | undefined;
  userId?: string | null | undefined;
  appId?: string | null | undefined;
}>;


export type RevokeUserAuthorizedAppMutation = { readonly RevokeUserAuthorizedApp: { readonly isRevoked: string | null } | null };

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
export const LegacyUserFragmentDoc = new TypedDocumentString(`
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}
    `, {"fragmentName":"LegacyUser"}) as unknown as TypedDocumentString<LegacyUserFragment, unknown>;
export const LegacySignedInFragmentDoc = new TypedDocumentString(`
    fragment LegacySignedIn on User {
  ...LegacyUser
  token
  tokenExpiredAt
  metadata
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`, {"fragmentName":"LegacySignedIn"}) as unknown as TypedDocumentString<LegacySignedInFragment, unknown>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($options: UserUpdateInput!) {
  updateUser(options: $options) {
    ...LegacyUser
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const UpdateEmailDocument = new TypedDocumentString(`
    mutation UpdateEmail($userPoolId: String!, $email: String!, $emailCode: String!, $oldEmail: String, $oldEmailCode: String) {
  updateEmail(
    userPoolId: $userPoolId
    email: $email
    emailCode: $emailCode
    oldEmail: $oldEmail
    oldEmailCode: $oldEmailCode
  ) {
    ...LegacyUser
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UpdateEmailMutation, UpdateEmailMutationVariables>;
export const UpdatePhoneDocument = new TypedDocumentString(`
    mutation UpdatePhone($userPoolId: String!, $phone: String!, $phoneCode: String!, $oldPhone: String, $oldPhoneCode: String) {
  updatePhone(
    userPoolId: $userPoolId
    phone: $phone
    phoneCode: $phoneCode
    oldPhone: $oldPhone
    oldPhoneCode: $oldPhoneCode
  ) {
    ...LegacyUser
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UpdatePhoneMutation, UpdatePhoneMutationVariables>;
export const UnbindEmailDocument = new TypedDocumentString(`
    mutation UnbindEmail($user: String, $client: String) {
  unbindEmail(user: $user, client: $client) {
    ...LegacyUser
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UnbindEmailMutation, UnbindEmailMutationVariables>;
export const QueryMfaDocument = new TypedDocumentString(`
    query QueryMFA($userId: String, $userPoolId: String) {
  queryMFA(userId: $userId, userPoolId: $userPoolId) {
    enable
  }
}
    `) as unknown as TypedDocumentString<QueryMfaQuery, QueryMfaQueryVariables>;
export const ChangeMfaDocument = new TypedDocumentString(`
    mutation ChangeMFA($userId: String, $userPoolId: String, $enable: Boolean!, $refreshKey: Boolean) {
  changeMFA(
    userId: $userId
    userPoolId: $userPoolId
    enable: $enable
    refreshKey: $refreshKey
  ) {
    enable
    shareKey
  }
}
    `) as unknown as TypedDocumentString<ChangeMfaMutation, ChangeMfaMutationVariables>;
export const BindOtherOAuthDocument = new TypedDocumentString(`
    mutation BindOtherOAuth($user: String, $client: String, $type: String!, $unionid: String!, $userInfo: String!) {
  bindOtherOAuth(
    user: $user
    client: $client
    type: $type
    unionid: $unionid
    userInfo: $userInfo
  ) {
    _id
  }
}
    `) as unknown as TypedDocumentString<BindOtherOAuthMutation, BindOtherOAuthMutationVariables>;
export const UnbindOtherOAuthDocument = new TypedDocumentString(`
    mutation UnbindOtherOAuth($user: String, $client: String, $type: String!) {
  unbindOtherOAuth(user: $user, client: $client, type: $type) {
    _id
  }
}
    `) as unknown as TypedDocumentString<UnbindOtherOAuthMutation, UnbindOtherOAuthMutationVariables>;
export const GetAccessTokenByAppSecretDocument = new TypedDocumentString(`
    query GetAccessTokenByAppSecret($secret: String!, $clientId: String!) {
  getAccessTokenByAppSecret(secret: $secret, clientId: $clientId)
}
    `) as unknown as TypedDocumentString<GetAccessTokenByAppSecretQuery, GetAccessTokenByAppSecretQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($registerInClient: String, $page: Int, $count: Int) {
  users(registerInClient: $registerInClient, page: $page, count: $count) {
    totalCount
    list {
      ...LegacyUser
    }
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const UserPatchDocument = new TypedDocumentString(`
    query UserPatch($ids: String) {
  userPatch(ids: $ids) {
    totalCount
    list {
      ...LegacyUser
    }
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UserPatchQuery, UserPatchQueryVariables>;
export const UserGroupDocument = new TypedDocumentString(`
    query UserGroup($client: String!, $group: String!, $page: Int, $count: Int) {
  userGroup(client: $client, group: $group, page: $page, count: $count) {
    totalCount
    list {
      user {
        ...LegacyUser
      }
    }
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UserGroupQuery, UserGroupQueryVariables>;
export const RemoveUsersDocument = new TypedDocumentString(`
    mutation RemoveUsers($ids: [String], $registerInClient: String) {
  removeUsers(ids: $ids, registerInClient: $registerInClient) {
    _id
  }
}
    `) as unknown as TypedDocumentString<RemoveUsersMutation, RemoveUsersMutationVariables>;
export const GetUserPoolSettingsDocument = new TypedDocumentString(`
    query GetUserPoolSettings($userPoolId: String!) {
  getUserPoolSettings(userPoolId: $userPoolId) {
    name
    logo
    descriptions
    allowedOrigins
    emailVerifiedDefault
    useMiniLogin
    useSelfWxapp
    registerDisabled
    showWXMPQRCode
    enableEmail
    jwtExpired
  }
}
    `) as unknown as TypedDocumentString<GetUserPoolSettingsQuery, GetUserPoolSettingsQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($registerInClient: String!, $email: String, $username: String, $password: String, $phone: String, $phoneCode: Int, $lastIP: String, $verifyCode: String, $MFACode: String) {
  login(
    registerInClient: $registerInClient
    email: $email
    username: $username
    password: $password
    phone: $phone
    phoneCode: $phoneCode
    lastIP: $lastIP
    verifyCode: $verifyCode
    MFACode: $MFACode
  ) {
    ...LegacySignedIn
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}
fragment LegacySignedIn on User {
  ...LegacyUser
  token
  tokenExpiredAt
  metadata
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($userInfo: UserRegisterInput!) {
  register(userInfo: $userInfo) {
    ...LegacySignedIn
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}
fragment LegacySignedIn on User {
  ...LegacyUser
  token
  tokenExpiredAt
  metadata
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const UserDocument = new TypedDocumentString(`
    query User($id: String!, $registerInClient: String!) {
  user(id: $id, registerInClient: $registerInClient) {
    ...LegacyUser
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}`) as unknown as TypedDocumentString<UserQuery, UserQueryVariables>;
export const UserExistDocument = new TypedDocumentString(`
    query UserExist($userPoolId: String!, $phone: String, $username: String, $email: String) {
  userExist(
    userPoolId: $userPoolId
    phone: $phone
    username: $username
    email: $email
  )
}
    `) as unknown as TypedDocumentString<UserExistQuery, UserExistQueryVariables>;
export const CheckLoginStatusDocument = new TypedDocumentString(`
    query CheckLoginStatus($token: String) {
  checkLoginStatus(token: $token) {
    status
    code
    token {
      data {
        id
        clientId
      }
      iat
      exp
    }
  }
}
    `) as unknown as TypedDocumentString<CheckLoginStatusQuery, CheckLoginStatusQueryVariables>;
export const DecodeJwtTokenDocument = new TypedDocumentString(`
    query DecodeJwtToken($token: String) {
  decodeJwtToken(token: $token) {
    data {
      email
      id
      clientId
    }
    status {
      code
    }
    iat
    exp
  }
}
    `) as unknown as TypedDocumentString<DecodeJwtTokenQuery, DecodeJwtTokenQueryVariables>;
export const SendResetPasswordEmailDocument = new TypedDocumentString(`
    mutation SendResetPasswordEmail($email: String!, $client: String!) {
  sendResetPasswordEmail(email: $email, client: $client) {
    code
  }
}
    `) as unknown as TypedDocumentString<SendResetPasswordEmailMutation, SendResetPasswordEmailMutationVariables>;
export const SendVerifyEmailDocument = new TypedDocumentString(`
    mutation SendVerifyEmail($email: String!, $client: String!) {
  sendVerifyEmail(email: $email, client: $client) {
    code
  }
}
    `) as unknown as TypedDocumentString<SendVerifyEmailMutation, SendVerifyEmailMutationVariables>;
export const SendChangeEmailVerifyCodeDocument = new TypedDocumentString(`
    mutation SendChangeEmailVerifyCode($email: String!, $userPoolId: String!) {
  sendChangeEmailVerifyCode(email: $email, userPoolId: $userPoolId) {
    code
  }
}
    `) as unknown as TypedDocumentString<SendChangeEmailVerifyCodeMutation, SendChangeEmailVerifyCodeMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($email: String!, $client: String!, $password: String!, $verifyCode: String!) {
  changePassword(
    email: $email
    client: $client
    password: $password
    verifyCode: $verifyCode
  ) {
    _id
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const VerifyResetPasswordVerifyCodeDocument = new TypedDocumentString(`
    mutation VerifyResetPasswordVerifyCode($email: String!, $client: String!, $verifyCode: String!) {
  verifyResetPasswordVerifyCode(
    email: $email
    client: $client
    verifyCode: $verifyCode
  ) {
    code
  }
}
    `) as unknown as TypedDocumentString<VerifyResetPasswordVerifyCodeMutation, VerifyResetPasswordVerifyCodeMutationVariables>;
export const LoginByLdapDocument = new TypedDocumentString(`
    mutation LoginByLDAP($username: String!, $password: String!, $clientId: String!) {
  LoginByLDAP(username: $username, password: $password, clientId: $clientId) {
    ...LegacySignedIn
  }
}
    fragment LegacyUser on User {
  _id
  email
  emailVerified
  username
  nickname
  phone
  company
  photo
  browser
  device
  registerMethod
  loginsCount
  lastLogin
  signedUp
  blocked
  isDeleted
}
fragment LegacySignedIn on User {
  ...LegacyUser
  token
  tokenExpiredAt
  metadata
}`) as unknown as TypedDocumentString<LoginByLdapMutation, LoginByLdapMutationVariables>;
export const ReadOauthListDocument = new TypedDocumentString(`
    query ReadOauthList($clientId: String!) {
  ReadOauthList(clientId: $clientId) {
    _id
    name
    alias
    image
    description
    enabled
    url
    oAuthUrl
  }
}
    `) as unknown as TypedDocumentString<ReadOauthListQuery, ReadOauthListQueryVariables>;
export const GetUserAuthorizedAppsDocument = new TypedDocumentString(`
    query GetUserAuthorizedApps($clientId: String, $userId: String, $page: Int, $count: Int) {
  GetUserAuthorizedApps(
    clientId: $clientId
    userId: $userId
    page: $page
    count: $count
  ) {
    totalCount
    OAuthApps {
      _id
      name
      domain
      description
      when
    }
    OIDCApps {
      _id
      name
      domain
      description
      image
      when
    }
  }
}
    `) as unknown as TypedDocumentString<GetUserAuthorizedAppsQuery, GetUserAuthorizedAppsQueryVariables>;
export const RevokeUserAuthorizedAppDocument = new TypedDocumentString(`
    mutation RevokeUserAuthorizedApp($userPoolId: String, $userId: String, $appId: String) {
  RevokeUserAuthorizedApp(userPoolId: $userPoolId, userId: $userId, appId: $appId) {
    isRevoked
  }
}
    `) as unknown as TypedDocumentString<RevokeUserAuthorizedAppMutation, RevokeUserAuthorizedAppMutationVariables>;