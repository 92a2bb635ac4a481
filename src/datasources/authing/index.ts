import { defineProvider } from '../capabilities.js';
import { type AuthingSettings, settings, startChecks } from './config.js';
import { AuthingDataSource } from './datasource.js';
import { nativeSchema } from './nativeSchema.js';

export default defineProvider<AuthingSettings>({
  id: 'authing',
  description: 'Authing, second generation.',
  identityProvider: 'AUTHING',
  native: nativeSchema,
  settings,
  startChecks,
  create: (values, tools) => new AuthingDataSource(values, tools),
});
