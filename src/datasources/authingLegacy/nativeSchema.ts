import type { NativeSchema } from '../capabilities.js';
import { upstreamSchema } from '../transport/upstreamSchema.js';

/** Includes raw answers of identity providers, which may contain their tokens: `User.oauth`, `UserOAuthBinding.userInfo`. */
const CREDENTIALS = `
  User.password User.token User.oauth UserOAuthBinding.userInfo ThirdPartyIdentity.accessToken
  ThirdPartyIdentity.refreshToken TokenInfo.token SdkInitResult.accessToken MFA.shareKey Query.getAccessTokenByAppSecret`;

/** Fields that the vendor allows for end users with their own token, or for everyone. */
const SELF = `
  user checkLoginStatus decodeJwtToken queryMFA ReadOauthList GetUserAuthorizedApps RevokeUserAuthorizedApp`;

/** Includes `bindOtherOAuth`: a client's own claim of an identity proves nothing. */
const ADMIN = `
  users userPatch queryRoleByUserId clientRoles userGroup notBindOAuthList getUserPoolSettings bindOtherOAuth createRole
  updateRole assignUserToRole removeUserFromGroup`;

/**
 * Fields that log in, register, reset, issue tokens, send codes, check credentials, or write passwords, contacts, factors or
 * profiles. The vendor's `removeUsers` would keep our sessions of the removed users; our field of that name ends them.
 */
const GUARDED = `
  getClientWhenSdkInit userExist checkPhoneCode login register refreshToken updateUser sendResetPasswordEmail
  verifyResetPasswordVerifyCode changePassword sendVerifyEmail sendChangeEmailVerifyCode updateEmail updatePhone
  unbindEmail unbindOtherOAuth changeMFA removeUsers LoginByLDAP loginByAd`;

/** `_id` of `queryMFA` identifies the record, never a user, so only administrators may use it. */
const OWN_IDS = `
  user.id queryMFA.userId queryMFA._id GetUserAuthorizedApps.userId RevokeUserAuthorizedApp.userId`;

const OAUTH = 'ReadOauthList notBindOAuthList GetUserAuthorizedApps LoginByLDAP loginByAd RevokeUserAuthorizedApp';

export const nativeSchema: NativeSchema = {
  namespace: 'authingLegacy',
  prefix: 'AuthingLegacy',
  file: upstreamSchema('authingLegacy'),
  credentials: words(CREDENTIALS),
  // Only root fields of administrators lead to other users.
  adminOnlyFields: [],
  selfIdArguments: words(OWN_IDS),
  // Users of this generation have no custom fields; its `metadata` is read alone.
  customDataWriters: [],
  access: { self: words(SELF), admin: words(ADMIN), guarded: words(GUARDED) },
  endpoints: { oauth: words(OAUTH) },
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
