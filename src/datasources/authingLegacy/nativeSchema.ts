import type { NativeSchema } from '../capabilities.js';

/** Raw texts of identity providers too, which may hold their tokens: `User.oauth`, `UserOAuthBinding.userInfo`. */
const CREDENTIALS = `
  User.password User.token User.oauth UserOAuthBinding.userInfo ThirdPartyIdentity.accessToken
  ThirdPartyIdentity.refreshToken TokenInfo.token SdkInitResult.accessToken MFA.shareKey Query.getAccessTokenByAppSecret`;

/** What the vendor lets end users ask with their own token, and what it tells anybody. */
const SELF = `
  user checkLoginStatus decodeJwtToken queryMFA ReadOauthList GetUserAuthorizedApps RevokeUserAuthorizedApp`;

/** `bindOtherOAuth` too: a client's own claim of an identity proves nothing. */
const ADMIN = `
  users userPatch queryRoleByUserId clientRoles userGroup notBindOAuthList getUserPoolSettings bindOtherOAuth createRole
  updateRole assignUserToRole removeUserFromGroup`;

/**
 * They log in, register, reset, mint tokens, send codes, judge guesses, or write passwords, contacts, factors or profiles.
 * `removeUsers` would leave our sessions of the removed behind, which our own field of that name ends.
 */
const GUARDED = `
  getClientWhenSdkInit userExist checkPhoneCode login register refreshToken updateUser sendResetPasswordEmail
  verifyResetPasswordVerifyCode changePassword sendVerifyEmail sendChangeEmailVerifyCode updateEmail updatePhone
  unbindEmail unbindOtherOAuth changeMFA removeUsers LoginByLDAP loginByAd`;

/** `_id` of `queryMFA` names the record, never a user: so it is for administrators. */
const OWN_IDS = `
  user.id queryMFA.userId queryMFA._id GetUserAuthorizedApps.userId RevokeUserAuthorizedApp.userId`;

const OAUTH = 'ReadOauthList notBindOAuthList GetUserAuthorizedApps LoginByLDAP loginByAd RevokeUserAuthorizedApp';

export const nativeSchema: NativeSchema = {
  namespace: 'authingLegacy',
  prefix: 'AuthingLegacy',
  // The path holds from `src/` and from `dist/`.
  file: new URL('../../../schema/upstream/authingLegacy.graphql', import.meta.url),
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
