import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScriptedGeetest, startGeetest } from './scriptedGeetest.js';
import { ID } from './vectors.js';

let scripted: ScriptedGeetest;
beforeEach(async () => {
  scripted = await startGeetest();
});
afterEach(() => scripted.close());

describe('the advised mode', () => {
  it('is online for a clear yes', async () => {
    scripted.reply({ status: 'success' });
    expect(await scripted.captcha.advisedMode?.()).toBe('online');
    expect(scripted.vendor.received[0]).toMatchObject({ method: 'GET', path: `/v1/bypass_status.php?gt=${ID}` });
  });

  it.each([
    ['fail', { status: 'fail' }, 200],
    ['another word', { status: 'SUCCESS' }, 200],
    ['a page', '<html>', 200],
    ['another status', { status: 'success' }, 404],
    ['that it is broken', { status: 'success' }, 500],
  ])('is offline for %s', async (_what, body, status) => {
    scripted.reply(body, status);
    expect(await scripted.captcha.advisedMode?.()).toBe('offline');
  });

  it('is offline for silence', async () => {
    await scripted.close();
    scripted = await startGeetest({ timeoutMs: 100 });
    scripted.vendor.script = () => undefined;
    expect(await scripted.captcha.advisedMode?.()).toBe('offline');
  });
});
