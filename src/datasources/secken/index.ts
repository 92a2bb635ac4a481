import { defineProvider } from '../capabilities.js';
import { type SeckenSettings, settings } from './config.js';
import { SeckenDataSource } from './datasource.js';

export default defineProvider<SeckenSettings>({
  id: 'secken',
  description: 'Secken, push authentication and QR codes.',
  offers: ['pushAuth'],
  settings,
  create: (values, tools) => new SeckenDataSource(values, tools),
});
