import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundle } from '../../../test/support/webSite.js';

it('adds at most 3 kB to an application that has the client and React', async () => {
  const script = await bundle('packages/react/src/index.ts', { external: ['react', 'react/*', '@menshen/client'] });
  expect(gzipSync(script).length).toBeLessThanOrEqual(3_000);
});
