/** A whole server in a process of its own, which tells the size of its heap when it is asked. */
import 'reflect-metadata';
import { TestApp } from '../support/app.js';

const app = new TestApp();
await app.start({ environment: JSON.parse(process.argv[2] ?? '{}') });

process.on('message', async (message) => {
  if (message === 'close') {
    await app.close();
    process.disconnect();
    return;
  }
  // What the servers logged is kept for tests that read it.
  app.log.length = 0;
  globalThis.gc?.();
  process.send?.({ heapBytes: process.memoryUsage().heapUsed });
});
process.send?.({ url: app.url() });
