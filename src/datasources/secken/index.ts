import { defineProvider } from '../capabilities.js';
import { type SeckenSettings, settings } from './config.js';
import { SeckenDataSource } from './datasource.js';

export default defineProvider<SeckenSettings>({
  id: 'secken',
  settings,
  create: (values, tools) => new SeckenDataSource(values, tools),
});
