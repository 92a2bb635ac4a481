import { defineProvider } from '../capabilities.js';
import { type AuthingLegacySettings, settings } from './config.js';
import { AuthingLegacyDataSource } from './datasource.js';
import { nativeSchema } from './nativeSchema.js';
import { USER_ID_PREFIX } from './records/userId.js';

export default defineProvider<AuthingLegacySettings>({
  id: 'authingLegacy',
  description: 'Authing, first generation.',
  identityProvider: 'AUTHING_LEGACY',
  replacedBy: 'AUTHING',
  userIdPrefix: USER_ID_PREFIX,
  native: nativeSchema,
  settings,
  create: (values, tools) => new AuthingLegacyDataSource(values, tools),
});
