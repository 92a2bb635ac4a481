/** Apollo Sandbox as the landing page of `/graphql`. Where its CDN is unreachable, the page says so and links to the explorer. */
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

const FALLBACK = /<div class="fallback">[\s\S]*?<\/div>/;
const EXPLANATION = `<div class="fallback">
  <h1>Apollo Sandbox cannot be loaded</h1>
  <p>Apollo Sandbox loads from the internet, and its server is unreachable. The <a href="/explorer">Explorer</a> does the same
  without the internet. The <a href="/">start page</a> of a local start has everything else.</p>
</div>`;
/** Without its script, Sandbox leaves an empty element over the explanation. */
const EMPTY_ELEMENT = /(#embeddableSandbox) \{/;

export function sandboxPage(): ApolloServerPlugin {
  const plugin = ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false, endpointIsEditable: false },
    includeCookies: true,
  });
  return {
    ...plugin,
    async serverWillStart(service) {
      const listener = await plugin.serverWillStart?.(service);
      const page = await listener?.renderLandingPage?.();
      if (!listener || page === undefined) return listener;
      return {
        ...listener,
        async renderLandingPage() {
          return {
            async html() {
              const html = typeof page.html === 'string' ? page.html : await page.html();
              return html.replace(FALLBACK, EXPLANATION).replace(EMPTY_ELEMENT, '$1:not(:empty) {');
            },
          };
        },
      };
    },
  };
}
