/** What a status is worth while it is asked for, by a vendor that answers when the test lets it. */
import type { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BypassStatus } from '../../src/services/captcha/bypassStatus.js';
import { openStore, type Store } from '../../src/store.js';
import { type ScriptedGeetest, startGeetest } from '../datasources/geetest/scriptedGeetest.js';
import { sendJson } from '../datasources/transport/scriptedVendor.js';

const SECONDS = 10;
const lines: string[] = [];
const logger = pino({}, { write: (line: string) => void lines.push(line) });

describe('the bypass status', () => {
  let store: Store;
  let vendor: ScriptedGeetest;
  let status: BypassStatus;
  beforeEach(async () => {
    lines.length = 0;
    vi.useFakeTimers({ toFake: ['Date'] });
    vendor = await startGeetest({ timeoutMs: 60_000 });
    store = await openStore({ logger });
    status = new BypassStatus(store, SECONDS, logger);
  });
  afterEach(async () => {
    await Promise.all([store.close(), vendor.close()]);
    vi.useRealTimers();
  });

  const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
  const asked = () => vendor.vendor.received.length;
  const isDown = () => status.isDown(vendor.captcha);

  /** Asks, and leaves the vendor thinking. */
  async function asking() {
    const called = new Promise<ServerResponse>((resolve) => {
      vendor.vendor.script = (_request, response) => resolve(response);
    });
    const answered = isDown();
    const response = await called;
    return (word: string) => {
      sendJson(response, { status: word });
      return answered;
    };
  }

  it('is asked for once in an interval', async () => {
    vendor.reply({ status: 'fail' });
    expect(await isDown()).toBe(true);
    pass(SECONDS - 1);
    vendor.reply({ status: 'success' });
    expect([await isDown(), asked()]).toEqual([true, 1]);
    pass(1);
    expect([await isDown(), asked()]).toEqual([false, 2]);
  });

  it('is unknown to others while it is asked for the first time', async () => {
    const answer = await asking();
    expect(await isDown()).toBe(false);
    expect(await answer('fail')).toBe(true);
    expect(await isDown()).toBe(true);
    expect(asked()).toBe(1);
  });

  it('is what it was to others while it is asked for again', async () => {
    vendor.reply({ status: 'fail' });
    await isDown();
    pass(SECONDS);
    const answer = await asking();
    expect(await isDown()).toBe(true);
    expect(await answer('success')).toBe(false);
    expect(await isDown()).toBe(false);
  });

  it('is logged when it changes', async () => {
    for (const word of ['success', 'fail', 'fail', 'success', 'success']) {
      vendor.reply({ status: word });
      await isDown();
      pass(SECONDS);
    }
    const messages = lines.map((line) => JSON.parse(line).msg);
    expect(messages).toEqual([
      'the captcha vendor does not report that it is up',
      'the captcha vendor reports that it is up again',
    ]);
  });

  it('is forgotten when nobody brings an answer for three intervals', async () => {
    vendor.reply({ status: 'fail' });
    await isDown();
    pass(2 * SECONDS);
    // As an instance would that ends before the vendor answers.
    const lost = [await asking()];
    expect(await isDown()).toBe(true);
    pass(SECONDS);
    lost.push(await asking());
    expect(await isDown()).toBe(false);
    await Promise.all(lost.map((answer) => answer('success')));
  });
});
