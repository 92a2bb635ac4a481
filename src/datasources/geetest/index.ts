import { defineProvider } from '../capabilities.js';
import { type GeetestSettings, settings } from './config.js';
import { GeetestDataSource } from './datasource.js';

export default defineProvider<GeetestSettings>({
  id: 'geetest',
  description: 'GeeTest, captchas of the third and fourth generation.',
  offers: ['captcha'],
  settings,
  create: (values, tools) => new GeetestDataSource(values, tools),
});
