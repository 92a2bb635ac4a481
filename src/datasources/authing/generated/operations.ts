/** Generated from operations/ and schema/upstream/authing.graphql by codegen.yml. Do not edit. */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CreateUserInput = {
  readonly address?: string | null | undefined;
  readonly birthdate?: string | null | undefined;
  readonly blocked?: boolean | null | undefined;
  readonly browser?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly formatted?: string | null | undefined;
  readonly gender?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly isDeleted?: boolean | null | undefined;
  readonly lastIP?: string | null | undefined;
  readonly lastLogin?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly locality?: string | null | undefined;
  readonly loginsCount?: number | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly oauth?: string | null | undefined;
  readonly openid?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneCountryCode?: string | null | undefined;
  readonly phoneVerified?: boolean | null | undefined;
  readonly photo?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly preferredUsername?: string | null | undefined;
  readonly profile?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly registerSource?: ReadonlyArray<string> | null | undefined;
  readonly signedUp?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly unionid?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly zoneinfo?: string | null | undefined;
};

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

export type ResourceType =
  | 'API'
  | 'BUTTON'
  | 'DATA'
  | 'MENU'
  | 'UI';

export type UdfDataType =
  | 'BOOLEAN'
  | 'DATETIME'
  | 'NUMBER'
  | 'OBJECT'
  | 'SELECT'
  | 'STRING';

export type UpdateUserInput = {
  readonly address?: string | null | undefined;
  readonly birthdate?: string | null | undefined;
  readonly blocked?: boolean | null | undefined;
  readonly browser?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly device?: string | null | undefined;
  readonly directManagement?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly emailVerified?: boolean | null | undefined;
  readonly expiredAt?: string | null | undefined;
  readonly externalId?: string | null | undefined;
  readonly familyName?: string | null | undefined;
  readonly formatted?: string | null | undefined;
  readonly gender?: string | null | undefined;
  readonly givenName?: string | null | undefined;
  readonly lastIP?: string | null | undefined;
  readonly lastLogin?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly locality?: string | null | undefined;
  readonly loginsCount?: number | null | undefined;
  readonly mainDepartmentCode?: string | null | undefined;
  readonly mainDepartmentId?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly nickname?: string | null | undefined;
  readonly oauth?: string | null | undefined;
  readonly openid?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly phoneCountryCode?: string | null | undefined;
  readonly phoneVerified?: boolean | null | undefined;
  readonly photo?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  readonly preferredUsername?: string | null | undefined;
  readonly profile?: string | null | undefined;
  readonly province?: string | null | undefined;
  readonly region?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly tokenExpiredAt?: string | null | undefined;
  readonly unionid?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly zoneinfo?: string | null | undefined;
};

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

export type UpdateUserMutationVariables = Exact<{
  id?: string | null | undefined;
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { readonly updateUser: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type UpdatePasswordMutationVariables = Exact<{
  newPassword: string;
  oldPassword?: string | null | undefined;
}>;


export type UpdatePasswordMutation = { readonly updatePassword: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type BindPhoneMutationVariables = Exact<{
  phone: string;
  phoneCode: string;
  phoneCountryCode?: string | null | undefined;
}>;


export type BindPhoneMutation = { readonly bindPhone: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type UpdatePhoneMutationVariables = Exact<{
  phone: string;
  phoneCode: string;
  phoneCountryCode?: string | null | undefined;
  oldPhone?: string | null | undefined;
  oldPhoneCode?: string | null | undefined;
  oldPhoneCountryCode?: string | null | undefined;
}>;


export type UpdatePhoneMutation = { readonly updatePhone: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type UnbindPhoneMutationVariables = Exact<{ [key: string]: never; }>;


export type UnbindPhoneMutation = { readonly unbindPhone: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type BindEmailMutationVariables = Exact<{
  email: string;
  emailCode: string;
}>;


export type BindEmailMutation = { readonly bindEmail: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type UpdateEmailMutationVariables = Exact<{
  email: string;
  emailCode: string;
  oldEmail?: string | null | undefined;
  oldEmailCode?: string | null | undefined;
}>;


export type UpdateEmailMutation = { readonly updateEmail: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type UnbindEmailMutationVariables = Exact<{ [key: string]: never; }>;


export type UnbindEmailMutation = { readonly unbindEmail: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

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

export type CustomDataOfUsersQueryVariables = Exact<{
  targetIds: ReadonlyArray<string | null | undefined> | string;
}>;


export type CustomDataOfUsersQuery = { readonly udfValueBatch: ReadonlyArray<{ readonly targetId: string, readonly data: ReadonlyArray<{ readonly key: string, readonly label: string | null, readonly dataType: UdfDataType, readonly value: string }> }> };

export type RolePageFragment = { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly code: string, readonly namespace: string, readonly description: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly parent: { readonly code: string } | null }> };

export type DepartmentPageFragment = { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly isMainDepartment: boolean, readonly joinedAt: string | null, readonly department: { readonly id: string, readonly orgId: string | null, readonly name: string, readonly code: string | null, readonly description: string | null } }> };

export type ResourcePageFragment = { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly code: string, readonly type: ResourceType | null, readonly actions: ReadonlyArray<string> | null }> };

export type GetUserRolesQueryVariables = Exact<{
  id: string;
  namespace?: string | null | undefined;
}>;


export type GetUserRolesQuery = { readonly user: { readonly id: string, readonly roles: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly code: string, readonly namespace: string, readonly description: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly parent: { readonly code: string } | null }> } | null } | null };

export type GetUserDepartmentsQueryVariables = Exact<{
  id: string;
  orgId?: string | null | undefined;
}>;


export type GetUserDepartmentsQuery = { readonly user: { readonly id: string, readonly departments: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly isMainDepartment: boolean, readonly joinedAt: string | null, readonly department: { readonly id: string, readonly orgId: string | null, readonly name: string, readonly code: string | null, readonly description: string | null } }> } | null } | null };

export type ListUserAuthorizedResourcesQueryVariables = Exact<{
  id: string;
  namespace?: string | null | undefined;
  resourceType?: string | null | undefined;
}>;


export type ListUserAuthorizedResourcesQuery = { readonly user: { readonly id: string, readonly authorizedResources: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly code: string, readonly type: ResourceType | null, readonly actions: ReadonlyArray<string> | null }> } | null } | null };

export type RolesOfUsersQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  namespace?: string | null | undefined;
}>;


export type RolesOfUsersQuery = { readonly userBatch: ReadonlyArray<{ readonly id: string, readonly roles: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly code: string, readonly namespace: string, readonly description: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly parent: { readonly code: string } | null }> } | null }> };

export type DepartmentsOfUsersQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  orgId?: string | null | undefined;
}>;


export type DepartmentsOfUsersQuery = { readonly userBatch: ReadonlyArray<{ readonly id: string, readonly departments: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly isMainDepartment: boolean, readonly joinedAt: string | null, readonly department: { readonly id: string, readonly orgId: string | null, readonly name: string, readonly code: string | null, readonly description: string | null } }> } | null }> };

export type AuthorizedResourcesOfUsersQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  namespace?: string | null | undefined;
  resourceType?: string | null | undefined;
}>;


export type AuthorizedResourcesOfUsersQuery = { readonly userBatch: ReadonlyArray<{ readonly id: string, readonly authorizedResources: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly code: string, readonly type: ResourceType | null, readonly actions: ReadonlyArray<string> | null }> } | null }> };

export type AccessTokenQueryVariables = Exact<{
  userPoolId: string;
  secret: string;
}>;


export type AccessTokenQuery = { readonly accessToken: { readonly accessToken: string | null, readonly exp: number | null } };

export type UserByIdQueryVariables = Exact<{
  id: string;
}>;


export type UserByIdQuery = { readonly user: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type UsersByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type UsersByIdQuery = { readonly userBatch: ReadonlyArray<{ readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null }> };

export type UsersQueryVariables = Exact<{
  page: number;
  limit: number;
}>;


export type UsersQuery = { readonly users: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null }> } };

export type UsersByRoleQueryVariables = Exact<{
  code: string;
  namespace?: string | null | undefined;
  page: number;
  limit: number;
}>;


export type UsersByRoleQuery = { readonly role: { readonly users: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null }> } } | null };

export type DeleteUsersMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type DeleteUsersMutation = { readonly deleteUsers: { readonly code: number | null } | null };

export type FindUserQueryVariables = Exact<{
  username?: string | null | undefined;
  externalId?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
}>;


export type FindUserQuery = { readonly findUser: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } | null };

export type CreateUserMutationVariables = Exact<{
  userInfo: CreateUserInput;
  params?: string | null | undefined;
}>;


export type CreateUserMutation = { readonly createUser: { readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type SearchUsersQueryVariables = Exact<{
  query: string;
  fields?: ReadonlyArray<string | null | undefined> | string | null | undefined;
  limit?: number | null | undefined;
}>;


export type SearchUsersQuery = { readonly searchUser: { readonly totalCount: number, readonly list: ReadonlyArray<{ readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null }> } };

export type RefreshTokenOfMutationVariables = Exact<{
  id: string;
}>;


export type RefreshTokenOfMutation = { readonly refreshToken: { readonly token: string | null, readonly exp: number | null } | null };

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

export type LoginBySubAccountMutationVariables = Exact<{
  account: string;
  password: string;
  captchaCode?: string | null | undefined;
  clientIp?: string | null | undefined;
}>;


export type LoginBySubAccountMutation = { readonly loginBySubAccount: { readonly token: string | null, readonly tokenExpiredAt: string | null, readonly newlyCreated: boolean | null, readonly id: string, readonly status: UserStatus | null, readonly username: string | null, readonly email: string | null, readonly emailVerified: boolean | null, readonly phone: string | null, readonly phoneCountryCode: string | null, readonly phoneVerified: boolean | null, readonly nickname: string | null, readonly registerSource: ReadonlyArray<string> | null, readonly photo: string | null, readonly loginsCount: number | null, readonly lastLogin: string | null, readonly signedUp: string | null, readonly blocked: boolean | null, readonly device: string | null, readonly browser: string | null, readonly company: string | null, readonly name: string | null, readonly givenName: string | null, readonly familyName: string | null, readonly middleName: string | null, readonly profile: string | null, readonly preferredUsername: string | null, readonly website: string | null, readonly gender: string | null, readonly birthdate: string | null, readonly zoneinfo: string | null, readonly locale: string | null, readonly address: string | null, readonly formatted: string | null, readonly streetAddress: string | null, readonly locality: string | null, readonly region: string | null, readonly postalCode: string | null, readonly city: string | null, readonly province: string | null, readonly country: string | null, readonly createdAt: string | null, readonly updatedAt: string | null, readonly externalId: string | null } };

export type ResetPasswordByFirstLoginTokenMutationVariables = Exact<{
  token: string;
  password: string;
}>;


export type ResetPasswordByFirstLoginTokenMutation = { readonly resetPasswordByFirstLoginToken: { readonly code: number | null } | null };

export type ResetPasswordByForceResetTokenMutationVariables = Exact<{
  token: string;
  oldPassword: string;
  newPassword: string;
}>;


export type ResetPasswordByForceResetTokenMutation = { readonly resetPasswordByForceResetToken: { readonly code: number | null } | null };

export type IsUserExistsQueryVariables = Exact<{
  email?: string | null | undefined;
  phone?: string | null | undefined;
  username?: string | null | undefined;
  externalId?: string | null | undefined;
}>;


export type IsUserExistsQuery = { readonly isUserExists: boolean | null };

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
export const UdfValueFragmentDoc = new TypedDocumentString(`
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}
    `, {"fragmentName":"UdfValue"}) as unknown as TypedDocumentString<UdfValueFragment, unknown>;
export const RolePageFragmentDoc = new TypedDocumentString(`
    fragment RolePage on PaginatedRoles {
  totalCount
  list {
    id
    code
    namespace
    description
    createdAt
    updatedAt
    parent {
      code
    }
  }
}
    `, {"fragmentName":"RolePage"}) as unknown as TypedDocumentString<RolePageFragment, unknown>;
export const DepartmentPageFragmentDoc = new TypedDocumentString(`
    fragment DepartmentPage on PaginatedDepartments {
  totalCount
  list {
    department {
      id
      orgId
      name
      code
      description
    }
    isMainDepartment
    joinedAt
  }
}
    `, {"fragmentName":"DepartmentPage"}) as unknown as TypedDocumentString<DepartmentPageFragment, unknown>;
export const ResourcePageFragmentDoc = new TypedDocumentString(`
    fragment ResourcePage on PaginatedAuthorizedResources {
  totalCount
  list {
    code
    type
    actions
  }
}
    `, {"fragmentName":"ResourcePage"}) as unknown as TypedDocumentString<ResourcePageFragment, unknown>;
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
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($id: String, $input: UpdateUserInput!) {
  updateUser(id: $id, input: $input) {
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
}`) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const UpdatePasswordDocument = new TypedDocumentString(`
    mutation UpdatePassword($newPassword: String!, $oldPassword: String) {
  updatePassword(newPassword: $newPassword, oldPassword: $oldPassword) {
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
}`) as unknown as TypedDocumentString<UpdatePasswordMutation, UpdatePasswordMutationVariables>;
export const BindPhoneDocument = new TypedDocumentString(`
    mutation BindPhone($phone: String!, $phoneCode: String!, $phoneCountryCode: String) {
  bindPhone(
    phone: $phone
    phoneCode: $phoneCode
    phoneCountryCode: $phoneCountryCode
  ) {
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
}`) as unknown as TypedDocumentString<BindPhoneMutation, BindPhoneMutationVariables>;
export const UpdatePhoneDocument = new TypedDocumentString(`
    mutation UpdatePhone($phone: String!, $phoneCode: String!, $phoneCountryCode: String, $oldPhone: String, $oldPhoneCode: String, $oldPhoneCountryCode: String) {
  updatePhone(
    phone: $phone
    phoneCode: $phoneCode
    phoneCountryCode: $phoneCountryCode
    oldPhone: $oldPhone
    oldPhoneCode: $oldPhoneCode
    oldPhoneCountryCode: $oldPhoneCountryCode
  ) {
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
}`) as unknown as TypedDocumentString<UpdatePhoneMutation, UpdatePhoneMutationVariables>;
export const UnbindPhoneDocument = new TypedDocumentString(`
    mutation UnbindPhone {
  unbindPhone {
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
}`) as unknown as TypedDocumentString<UnbindPhoneMutation, UnbindPhoneMutationVariables>;
export const BindEmailDocument = new TypedDocumentString(`
    mutation BindEmail($email: String!, $emailCode: String!) {
  bindEmail(email: $email, emailCode: $emailCode) {
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
}`) as unknown as TypedDocumentString<BindEmailMutation, BindEmailMutationVariables>;
export const UpdateEmailDocument = new TypedDocumentString(`
    mutation UpdateEmail($email: String!, $emailCode: String!, $oldEmail: String, $oldEmailCode: String) {
  updateEmail(
    email: $email
    emailCode: $emailCode
    oldEmail: $oldEmail
    oldEmailCode: $oldEmailCode
  ) {
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
}`) as unknown as TypedDocumentString<UpdateEmailMutation, UpdateEmailMutationVariables>;
export const UnbindEmailDocument = new TypedDocumentString(`
    mutation UnbindEmail {
  unbindEmail {
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
}`) as unknown as TypedDocumentString<UnbindEmailMutation, UnbindEmailMutationVariables>;
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
export const CustomDataOfUsersDocument = new TypedDocumentString(`
    query CustomDataOfUsers($targetIds: [String]!) {
  udfValueBatch(targetType: USER, targetIds: $targetIds) {
    targetId
    data {
      ...UdfValue
    }
  }
}
    fragment UdfValue on UserDefinedData {
  key
  label
  dataType
  value
}`) as unknown as TypedDocumentString<CustomDataOfUsersQuery, CustomDataOfUsersQueryVariables>;
export const GetUserRolesDocument = new TypedDocumentString(`
    query GetUserRoles($id: String!, $namespace: String) {
  user(id: $id) {
    id
    roles(namespace: $namespace) {
      ...RolePage
    }
  }
}
    fragment RolePage on PaginatedRoles {
  totalCount
  list {
    id
    code
    namespace
    description
    createdAt
    updatedAt
    parent {
      code
    }
  }
}`) as unknown as TypedDocumentString<GetUserRolesQuery, GetUserRolesQueryVariables>;
export const GetUserDepartmentsDocument = new TypedDocumentString(`
    query GetUserDepartments($id: String!, $orgId: String) {
  user(id: $id) {
    id
    departments(orgId: $orgId) {
      ...DepartmentPage
    }
  }
}
    fragment DepartmentPage on PaginatedDepartments {
  totalCount
  list {
    department {
      id
      orgId
      name
      code
      description
    }
    isMainDepartment
    joinedAt
  }
}`) as unknown as TypedDocumentString<GetUserDepartmentsQuery, GetUserDepartmentsQueryVariables>;
export const ListUserAuthorizedResourcesDocument = new TypedDocumentString(`
    query ListUserAuthorizedResources($id: String!, $namespace: String, $resourceType: String) {
  user(id: $id) {
    id
    authorizedResources(namespace: $namespace, resourceType: $resourceType) {
      ...ResourcePage
    }
  }
}
    fragment ResourcePage on PaginatedAuthorizedResources {
  totalCount
  list {
    code
    type
    actions
  }
}`) as unknown as TypedDocumentString<ListUserAuthorizedResourcesQuery, ListUserAuthorizedResourcesQueryVariables>;
export const RolesOfUsersDocument = new TypedDocumentString(`
    query RolesOfUsers($ids: [String!]!, $namespace: String) {
  userBatch(ids: $ids) {
    id
    roles(namespace: $namespace) {
      ...RolePage
    }
  }
}
    fragment RolePage on PaginatedRoles {
  totalCount
  list {
    id
    code
    namespace
    description
    createdAt
    updatedAt
    parent {
      code
    }
  }
}`) as unknown as TypedDocumentString<RolesOfUsersQuery, RolesOfUsersQueryVariables>;
export const DepartmentsOfUsersDocument = new TypedDocumentString(`
    query DepartmentsOfUsers($ids: [String!]!, $orgId: String) {
  userBatch(ids: $ids) {
    id
    departments(orgId: $orgId) {
      ...DepartmentPage
    }
  }
}
    fragment DepartmentPage on PaginatedDepartments {
  totalCount
  list {
    department {
      id
      orgId
      name
      code
      description
    }
    isMainDepartment
    joinedAt
  }
}`) as unknown as TypedDocumentString<DepartmentsOfUsersQuery, DepartmentsOfUsersQueryVariables>;
export const AuthorizedResourcesOfUsersDocument = new TypedDocumentString(`
    query AuthorizedResourcesOfUsers($ids: [String!]!, $namespace: String, $resourceType: String) {
  userBatch(ids: $ids) {
    id
    authorizedResources(namespace: $namespace, resourceType: $resourceType) {
      ...ResourcePage
    }
  }
}
    fragment ResourcePage on PaginatedAuthorizedResources {
  totalCount
  list {
    code
    type
    actions
  }
}`) as unknown as TypedDocumentString<AuthorizedResourcesOfUsersQuery, AuthorizedResourcesOfUsersQueryVariables>;
export const AccessTokenDocument = new TypedDocumentString(`
    query AccessToken($userPoolId: String!, $secret: String!) {
  accessToken(userPoolId: $userPoolId, secret: $secret) {
    accessToken
    exp
  }
}
    `) as unknown as TypedDocumentString<AccessTokenQuery, AccessTokenQueryVariables>;
export const UserByIdDocument = new TypedDocumentString(`
    query UserById($id: String!) {
  user(id: $id) {
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
}`) as unknown as TypedDocumentString<UserByIdQuery, UserByIdQueryVariables>;
export const UsersByIdDocument = new TypedDocumentString(`
    query UsersById($ids: [String!]!) {
  userBatch(ids: $ids) {
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
}`) as unknown as TypedDocumentString<UsersByIdQuery, UsersByIdQueryVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users($page: Int!, $limit: Int!) {
  users(page: $page, limit: $limit) {
    totalCount
    list {
      ...UserFields
    }
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
}`) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const UsersByRoleDocument = new TypedDocumentString(`
    query UsersByRole($code: String!, $namespace: String, $page: Int!, $limit: Int!) {
  role(code: $code, namespace: $namespace) {
    users(page: $page, limit: $limit) {
      totalCount
      list {
        ...UserFields
      }
    }
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
}`) as unknown as TypedDocumentString<UsersByRoleQuery, UsersByRoleQueryVariables>;
export const DeleteUsersDocument = new TypedDocumentString(`
    mutation DeleteUsers($ids: [String!]!) {
  deleteUsers(ids: $ids) {
    code
  }
}
    `) as unknown as TypedDocumentString<DeleteUsersMutation, DeleteUsersMutationVariables>;
export const FindUserDocument = new TypedDocumentString(`
    query FindUser($username: String, $externalId: String, $email: String, $phone: String) {
  findUser(
    username: $username
    externalId: $externalId
    email: $email
    phone: $phone
  ) {
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
}`) as unknown as TypedDocumentString<FindUserQuery, FindUserQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($userInfo: CreateUserInput!, $params: String) {
  createUser(userInfo: $userInfo, params: $params) {
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
}`) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const SearchUsersDocument = new TypedDocumentString(`
    query SearchUsers($query: String!, $fields: [String], $limit: Int) {
  searchUser(query: $query, fields: $fields, page: 1, limit: $limit) {
    totalCount
    list {
      ...UserFields
    }
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
}`) as unknown as TypedDocumentString<SearchUsersQuery, SearchUsersQueryVariables>;
export const RefreshTokenOfDocument = new TypedDocumentString(`
    mutation RefreshTokenOf($id: String!) {
  refreshToken(id: $id) {
    token
    exp
  }
}
    `) as unknown as TypedDocumentString<RefreshTokenOfMutation, RefreshTokenOfMutationVariables>;
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
export const LoginBySubAccountDocument = new TypedDocumentString(`
    mutation LoginBySubAccount($account: String!, $password: String!, $captchaCode: String, $clientIp: String) {
  loginBySubAccount(
    account: $account
    password: $password
    captchaCode: $captchaCode
    clientIp: $clientIp
  ) {
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
}`) as unknown as TypedDocumentString<LoginBySubAccountMutation, LoginBySubAccountMutationVariables>;
export const ResetPasswordByFirstLoginTokenDocument = new TypedDocumentString(`
    mutation ResetPasswordByFirstLoginToken($token: String!, $password: String!) {
  resetPasswordByFirstLoginToken(token: $token, password: $password) {
    code
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordByFirstLoginTokenMutation, ResetPasswordByFirstLoginTokenMutationVariables>;
export const ResetPasswordByForceResetTokenDocument = new TypedDocumentString(`
    mutation ResetPasswordByForceResetToken($token: String!, $oldPassword: String!, $newPassword: String!) {
  resetPasswordByForceResetToken(
    token: $token
    oldPassword: $oldPassword
    newPassword: $newPassword
  ) {
    code
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordByForceResetTokenMutation, ResetPasswordByForceResetTokenMutationVariables>;
export const IsUserExistsDocument = new TypedDocumentString(`
    query IsUserExists($email: String, $phone: String, $username: String, $externalId: String) {
  isUserExists(
    email: $email
    phone: $phone
    username: $username
    externalId: $externalId
  )
}
    `) as unknown as TypedDocumentString<IsUserExistsQuery, IsUserExistsQueryVariables>;