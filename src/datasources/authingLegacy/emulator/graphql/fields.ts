import { bindingFields } from './bindings.js';
import { contactFields } from './contacts.js';
import { loginFields } from './login.js';
import { mailFields } from './mails.js';
import { mfaFields } from './mfa.js';
import { oauthFields } from './oauth.js';
import { poolFields } from './pool.js';
import { roleFields } from './roles.js';
import type { RootFields } from './rootField.js';
import { tokenFields } from './tokens.js';
import { updateUserFields } from './updateUser.js';
import { userFields } from './users.js';

/** The implemented fields of each endpoint. Other fields of the schema are refused with their name. */
export const USERS_FIELDS: RootFields = {
  ...bindingFields,
  ...contactFields,
  ...loginFields,
  ...mailFields,
  ...mfaFields,
  ...poolFields,
  ...roleFields,
  ...tokenFields,
  ...updateUserFields,
  ...userFields,
};

export const OAUTH_FIELDS: RootFields = oauthFields;
