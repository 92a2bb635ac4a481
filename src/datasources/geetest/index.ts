import { defineProvider } from '../capabilities.js';
import { type GeetestSettings, settings } from './config.js';
import { GeetestDataSource } from './datasource.js';

export default defineProvider<GeetestSettings>({
  id: 'geetest',
  settings,
  create: (values, tools) => new GeetestDataSource(values, tools),
});
