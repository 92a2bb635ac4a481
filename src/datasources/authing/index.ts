import { defineProvider } from '../capabilities.js';
import { type AuthingSettings, settings } from './config.js';
import { AuthingDataSource } from './datasource.js';
import { nativeSchema } from './nativeSchema.js';

export default defineProvider<AuthingSettings>({
  id: 'authing',
  identityProvider: 'AUTHING',
  native: nativeSchema,
  settings,
  create: (values, tools) => new AuthingDataSource(values, tools),
});
