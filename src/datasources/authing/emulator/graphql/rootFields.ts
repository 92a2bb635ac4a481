import { accountFields } from './account.js';
import { contactFields } from './contacts.js';
import { customDataFields } from './customData.js';
import { directoryFields } from './directory.js';
import { emailTemplateFields } from './emailTemplates.js';
import { functionFields } from './functions.js';
import { groupFields } from './groups.js';
import { loginFields } from './login.js';
import { memberFields } from './members.js';
import { messageFields } from './messages.js';
import { mfaFields } from './mfa.js';
import { orgFields } from './orgs.js';
import { passwordFields } from './passwords.js';
import { permissionFields } from './permissions.js';
import { policyFields } from './policies.js';
import { poolFields } from './pool.js';
import { registerFields } from './register.js';
import { roleFields } from './roles.js';
import type { RootFields } from './rootField.js';
import { socialConnectionFields } from './socialConnections.js';
import { tokenFields } from './tokens.js';
import { userSearchFields } from './userSearch.js';
import { whitelistFields } from './whitelist.js';

/** The emulated root fields of the native schema. The README lists the others. */
export const ROOT_FIELDS: RootFields = {
  ...accountFields,
  ...contactFields,
  ...customDataFields,
  ...directoryFields,
  ...emailTemplateFields,
  ...functionFields,
  ...groupFields,
  ...loginFields,
  ...memberFields,
  ...messageFields,
  ...mfaFields,
  ...orgFields,
  ...passwordFields,
  ...permissionFields,
  ...policyFields,
  ...poolFields,
  ...registerFields,
  ...roleFields,
  ...socialConnectionFields,
  ...tokenFields,
  ...userSearchFields,
  ...whitelistFields,
};
