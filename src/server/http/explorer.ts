/** What developers use to get to know the schema: an explorer that works offline, and the schema as a file for codegen. */
import staticFiles from '@fastify/static';
import { getDistDirectory, renderAltair } from 'altair-static';
import type { FastifyPluginAsync } from 'fastify';
import type { ProviderDefinition } from '../../datasources/capabilities.js';
import { ownSchemaText } from '../schema/ownSchemaText.js';
import { explorerTabs } from './explorerTabs.js';

/** No advertisement, and no request to other hosts. */
const SETTINGS = {
  'banners.disable': true,
  'alert.disableUpdateNotification': true,
  disablePushNotification: true,
} as const;

/** Altair needs an absolute address in its tabs, and the server does not know at which one a browser has reached it. */
const RELATIVE = /endpointURL: `\/graphql`/g;
const ABSOLUTE = "endpointURL: new URL('/graphql', location.href).href";
/** Altair opens the last tab at the first visit. Later it opens the one that was left. */
const SELECT_FIRST = `<script>
if (localStorage.getItem('menshen-explorer') === null) {
  new MutationObserver((_changes, observer) => {
    const names = [...document.querySelectorAll('.window-switcher__input')];
    if (!names.some((name) => name.textContent.trim() === 'LAST')) return;
    observer.disconnect();
    localStorage.setItem('menshen-explorer', 'visited');
    setTimeout(() => names[0].click());
  }).observe(document.body, { childList: true, subtree: true });
}
</script></body>`;

export const explorer =
  (definitions: readonly ProviderDefinition[]): FastifyPluginAsync =>
  async (app) => {
    const tabs = explorerTabs(definitions);
    const altair = renderAltair({
      baseURL: '/explorer/',
      endpointURL: '/graphql',
      initialWindows: tabs.map((tab) => ({ ...tab, endpointURL: '/graphql' })),
      initialSettings: SETTINGS,
      persistedSettings: SETTINGS,
    });
    const page = altair
      .replace(RELATIVE, ABSOLUTE)
      .replace('</body>', SELECT_FIRST.replace('LAST', tabs.at(-1)?.initialName ?? ''));
    app.get('/explorer', (_request, reply) => reply.type('text/html').send(page));
    app.get('/explorer/', (_request, reply) => reply.type('text/html').send(page));
    app.get('/schema.graphql', (_request, reply) =>
      reply.type('application/graphql; charset=utf-8').send(ownSchemaText(definitions)),
    );
    await app.register(staticFiles, { root: getDistDirectory(), prefix: '/explorer/', index: false });
  };
