/** @menshen/react in a real browser and in StrictMode, which mounts every component twice. */
import { codeBlocks } from '../../support/codeBlocks.js';
import { bundle } from '../../support/webSite.js';
import { describeFramework } from './frameworkSuite.js';

describeFramework('a page with @menshen/react', {
  script(serverUrl) {
    const blocks = [...codeBlocks('packages/react/README.md')];
    return bundle('packages/react/test/page.tsx', {
      files: new Map(blocks.map(([name, text]) => [name, text.replaceAll('https://id.example.com', serverUrl)])),
      // Only the development build of React mounts twice and reports mismatches.
      define: { SERVER_URL: JSON.stringify(serverUrl), 'process.env.NODE_ENV': '"development"' },
    });
  },
  renderer: new URL('../../../packages/react/test/renderPage.tsx', import.meta.url),
});
