import { defineProvider } from '../capabilities.js';
import { type LinkfaceSettings, settings } from './config.js';
import { LinkfaceDataSource } from './datasource.js';

export default defineProvider<LinkfaceSettings>({
  id: 'linkface',
  description: 'Linkface, liveness detection.',
  offers: ['liveness'],
  settings,
  create: (values, tools) => new LinkfaceDataSource(values, tools),
});
