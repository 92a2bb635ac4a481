/** @menshen/vue in a real browser. */
import { compileComponent } from '../../../packages/vue/test/sfc.js';
import { codeBlocks } from '../../support/codeBlocks.js';
import { bundle } from '../../support/webSite.js';
import { describeFramework } from './frameworkSuite.js';

describeFramework('a page with @menshen/vue', {
  script(serverUrl) {
    const files = [...codeBlocks('packages/vue/README.md')].map(([name, block]): [string, string] => {
      const text = block.replaceAll('https://id.example.com', serverUrl);
      return [name, name.endsWith('.vue') ? compileComponent(name, text) : text];
    });
    return bundle('packages/vue/test/page.ts', {
      files: new Map(files),
      // Only the development build of Vue reports mismatches.
      define: { SERVER_URL: JSON.stringify(serverUrl), 'process.env.NODE_ENV': '"development"' },
    });
  },
  renderer: () => new URL('../../../packages/vue/test/renderPage.ts', import.meta.url),
});
