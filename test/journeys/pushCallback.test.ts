import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TestApp } from '../support/app.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  CurrentSessionDocument,
  LoginDocument,
  PushAuthEventDocument,
  PushAuthEventUpdatedDocument,
  RequestPushAuthDocument,
} from '../support/generated/operations.js';
import { signedIn } from '../support/people.js';
import { onPhone } from '../support/phone.js';
import { type Relay, sendReport, startRelay } from '../support/relay.js';
import { overSse } from '../support/subscribe.js';

describe('a callback of the phone’s vendor', () => {
  const app = new TestApp();
  let relay: Relay;
  beforeAll(async () => {
    relay = await startRelay();
    await app.start({ environment: { PUBLIC_URL: relay.origin, PUSH_CALLBACKS: 'yes' } });
    relay.target = app.url();
  });
  beforeEach(() => {
    app.reset();
    relay.reports.length = 0;
  });
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    await app.close();
    relay.server.close();
  });

  const begin = async () => {
    const client = app.client();
    const { id } = expectOutcome(
      (await client.run(CreateAuthQrCodeDocument, {})).createAuthQrCode,
      'PushAuthStarted',
    ).event;
    const events = await app.control.call<{ event_id: string }[]>('GET', '/secken/events');
    const status = async () => (await client.run(PushAuthEventDocument, { id })).pushAuthEvent?.status;
    return { client, id, phone: events.at(-1)?.event_id ?? '', status };
  };
  const approve = async (phone: string) => {
    await app.control.call('POST', `/secken/events/${phone}/approve`, {});
    await expect.poll(() => relay.reports.length).toBeGreaterThan(0);
    return relay.reports[0] ?? expect.fail('Nothing was reported.');
  };

  /** The report is kept back. */
  const approveUnheard = async (phone: string) => {
    relay.target = 'http://127.0.0.1:9';
    const report = await approve(phone);
    relay.target = app.url();
    return report;
  };

  it('brings the answer without asking, once; a repetition is answered and changes nothing', async () => {
    const { client, id, phone, status } = await begin();
    await app.control.call('DELETE', '/providers/secken/requests');
    expect(await status()).toBe('PENDING');
    const report = await approve(phone);
    expect(report.status).toBe(200);
    expect(await status()).toBe('APPROVED');
    expect(await app.control.requests('secken')).toEqual([]);
    const input = { method: { pushAuth: { event: id } } };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'LoginSuccess');
    expect(await sendReport(app.url(), report)).toBe(200);
    expectOutcome((await client.run(LoginDocument, { input })).login, 'FlowExpired');
  });

  it('reaches a subscriber at once', async () => {
    const { client, id, phone } = await begin();
    const stream = overSse(client, PushAuthEventUpdatedDocument, { id });
    const next = async () => (await stream.next()).value?.pushAuthEventUpdated.status;
    expect(await next()).toBe('PENDING');
    const change = next().then((status) => [status, Date.now()] as const);
    await approve(phone);
    const reportedAt = Date.now();
    const [status, receivedAt] = await change;
    expect(status).toBe('APPROVED');
    // Without the callback it would be a safety read, after 15 s.
    expect(receivedAt - reportedAt).toBeLessThan(5_000);
    expect(await next()).toBeUndefined();
  });

  it('proves a session once, when it comes the first time', async () => {
    const client = await signedIn(app);
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: {} });
    expectOutcome(requestPushAuth, 'PushAuthStarted');
    const report = await approve((await onPhone(app)).event_id);
    const provenAt = async () =>
      (await client.run(CurrentSessionDocument)).session?.proofs.find(({ kind }) => kind === 'PUSH')?.at;
    const first = await provenAt();
    expect(first).toBeDefined();
    await sleep(20);
    expect(await sendReport(app.url(), report)).toBe(200);
    expect(await provenAt()).toBe(first);
  });

  it('that comes too late opens nothing', async () => {
    const { client, id, phone, status } = await begin();
    const report = await approveUnheard(phone);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 200_000 });
    expect(await sendReport(app.url(), report)).toBe(200);
    expect(await status()).toBe('EXPIRED');
    const input = { method: { pushAuth: { event: id } } };
    expectOutcome((await client.run(LoginDocument, { input })).login, 'PushAuthExpired');
  });

  it('is not believed when it is forged, changed, of another event, or sent to a made-up address', async () => {
    const first = await begin();
    const report = await approve(first.phone);
    const second = await begin();
    await app.control.call('POST', `/secken/events/${second.phone}/scan`, {});
    const events = await app.control.call<{ event_id: string; callback: { url: string } }[]>('GET', '/secken/events');
    const path = new URL(events.find(({ event_id: id }) => id === second.phone)?.callback.url ?? '').pathname;
    for (const forged of [
      { ...report, path },
      { ...report, path, body: report.body.replace('menshen', 'somebody') },
      { ...report, path, body: 'event_id=x&status=200&uid=menshen&signature=x' },
      { ...report, path, body: '' },
      { ...report, path: '/webhooks/secken/made-up' },
    ]) {
      expect(await sendReport(app.url(), forged)).toBe(404);
    }
    expect(['PENDING', 'SCANNED']).toContain(await second.status());
  });
});
