/** @menshen/react in a real browser and in StrictMode, which mounts every component twice. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { codeBlocks } from '../../support/codeBlocks.js';
import { type BundleOptions, bundle } from '../../support/webSite.js';
import { describeFramework } from './frameworkSuite.js';

/** npm installs one version of a peer dependency for all packages, so the older one has a project of its own. */
const OLDER = resolve('packages/react/test/react18');
const VERSIONS: Readonly<Record<string, BundleOptions['alias']>> = {
  19: {},
  18: Object.fromEntries(['react', 'react-dom'].map((name) => [name, join(OLDER, 'node_modules', name)])),
};
// Only the development build of React mounts twice and reports mismatches.
const DEVELOPMENT = { 'process.env.NODE_ENV': '"development"' };

if (!existsSync(join(OLDER, 'node_modules/react-dom'))) execFileSync('npm', ['ci'], { cwd: OLDER, stdio: 'inherit' });

const folder = await mkdtemp(join(tmpdir(), 'menshen-react-'));
afterAll(() => rm(folder, { recursive: true }));

for (const [version, alias = {}] of Object.entries(VERSIONS)) {
  describeFramework(`a page with @menshen/react and React ${version}`, {
    script(serverUrl) {
      const blocks = [...codeBlocks('packages/react/README.md')];
      return bundle('packages/react/test/page.tsx', {
        alias,
        files: new Map(blocks.map(([name, text]) => [name, text.replaceAll('https://id.example.com', serverUrl)])),
        define: { SERVER_URL: JSON.stringify(serverUrl), ...DEVELOPMENT },
      });
    },
    async renderer() {
      const file = join(folder, `react${version}.cjs`);
      const options = { alias, define: DEVELOPMENT, platform: 'node' } as const;
      await writeFile(file, await bundle('packages/react/test/renderPage.tsx', options));
      return pathToFileURL(file);
    },
  });
}
