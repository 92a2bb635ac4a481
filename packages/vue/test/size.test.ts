import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from '../../../test/support/webSite.js';

it('adds at most 3 kB to an application that has the client and Vue', async () => {
  const script = await bundle('packages/vue/src/index.ts', { external: ['vue', '@menshen/client'] });
  expect(gzipSync(script).length).toBeLessThanOrEqual(3_000);
});
