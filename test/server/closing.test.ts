/** What a closed server leaves in a process that goes on, such as one with worlds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { TestApp } from '../support/app.js';
import { rawRequest } from '../support/rawRequest.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** A reference to a server that has answered and was closed. */
async function closedServer(): Promise<WeakRef<object>> {
  const app = new TestApp();
  await app.start({});
  expect((await rawRequest(`${app.url()}/livez`)).status).toBe(200);
  const server = new WeakRef(app.server());
  await app.close();
  return server;
}

it('leaves no timer and no connection that keep a closed server in memory', async () => {
  const server = await closedServer();
  const isKept = () => {
    collectGarbage();
    return server.deref() !== undefined;
  };
  await expect.poll(isKept, { interval: 250 }).toBe(false);
});
