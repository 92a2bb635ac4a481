import type { NativeSchema } from '../capabilities.js';
import { upstreamSchema } from '../transport/upstreamSchema.js';

/**
 * Besides tokens, secrets and passwords: raw answers of identity providers, which may contain their tokens; credentials of
 * social connections and SMS providers, which the vendor stores as settings; and root fields that return a credential.
 */
const CREDENTIALS = `
  User.token User.password User.oauth Identity.accessToken Identity.refreshToken Identity.userInfoInIdp Mfa.secret
  RefreshToken.token UserPool.secret UserPool.jwtSecret AccessTokenRes.accessToken RefreshAccessTokenRes.accessToken
  SocialConnectionInstanceField.value CustomSmsProvider.config Query.qiniuUptoken Mutation.refreshUserpoolSecret`;

/** Fields that the vendor allows for end users with their own token, or for everyone. */
const SELF = 'user udv checkPasswordStrength checkLoginStatus';

/** Includes `isActionAllowed`, `isActionDenied` and `queryMfa`, which take the id of any user. */
const ADMIN = `
  isActionAllowed isActionDenied queryMfa authorizedTargets isDomainAvaliable socialConnection socialConnections
  socialConnectionInstance socialConnectionInstances emailTemplates previewEmail templateCode function functions group
  groups nodeById nodeByCode org orgs childrenNodes rootNode isRootNode searchNodes policy policies policyAssignments
  authorizedResources role roles udf udfValueBatch userBatch users archivedUsers searchUser findUser userpool userpools
  userpoolTypes whitelist

  allow authorizeResource createSocialConnectionInstance enableSocialConnectionInstance disableSocialConnectionInstance
  setMainDepartment configEmailTemplate enableEmailTemplate disableEmailTemplate createFunction updateFunction
  deleteFunction addUserToGroup removeUserFromGroup createGroup updateGroup deleteGroups createOrg deleteOrg addNode
  addNodeV2 updateNode deleteNode addMember removeMember moveMembers moveNode createPolicy updatePolicy deletePolicy
  deletePolicies addPolicyAssignments enablePolicyAssignment disbalePolicyAssignment removePolicyAssignments createRole
  updateRole deleteRole deleteRoles assignRole revokeRole setUdf removeUdf setUdfValueBatch createUser createUserpool
  updateUserpool deleteUserpool addWhitelist removeWhitelist`;

/**
 * Fields that log in, register, reset, issue tokens, send codes, check credentials, or write passwords, contacts, factors or
 * custom data. `deleteUser` and `deleteUsers` would keep our sessions of the deleted users; our `removeUsers` ends them.
 */
const GUARDED = `
  isUserExists checkPassword accessToken

  loginByEmail loginByUsername loginByPhoneCode loginByPhonePassword loginBySubAccount registerByUsername
  registerByEmail registerByPhoneCode resetPassword resetPasswordByFirstLoginToken resetPasswordByForceResetToken
  sendEmail sendFirstLoginVerifyEmail refreshToken refreshAccessToken changeMfa setUdv setUdvBatch removeUdv updateUser
  updatePassword bindPhone unbindPhone updatePhone bindEmail unbindEmail updateEmail deleteUser deleteUsers`;

/** Includes logins and registrations: their `params`, and `udf` of a registration's profile, set custom fields. */
const CUSTOM_DATA_WRITERS = `
  setUdv setUdvBatch removeUdv loginByEmail loginByUsername loginByPhoneCode loginByPhonePassword registerByUsername
  registerByEmail registerByPhoneCode`;

const OTHERS = 'Role.users Group.users Node.users';

const OWN_IDS = 'user.id udv.targetId';

export const nativeSchema: NativeSchema = {
  namespace: 'authing',
  prefix: 'Authing',
  file: upstreamSchema('authing'),
  credentials: words(CREDENTIALS),
  adminOnlyFields: words(OTHERS),
  selfIdArguments: words(OWN_IDS),
  customDataWriters: words(CUSTOM_DATA_WRITERS),
  access: { self: words(SELF), admin: words(ADMIN), guarded: words(GUARDED) },
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
