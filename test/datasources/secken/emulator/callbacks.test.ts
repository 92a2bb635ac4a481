/** What the emulator tells an application, seen from an HTTP server of the test. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScriptedVendor, startVendor } from '../../transport/scriptedVendor.js';
import { sha1Of } from '../scriptedSecken.js';
import { VendorClient } from './vendorClient.js';

let vendor: VendorClient;
let application: ScriptedVendor;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  application = await startVendor();
});
afterEach(() => application.close());
afterAll(() => vendor.emulators.close());

const WAIT = { timeout: 30_000, interval: 20 };
const delivery = async () => (await vendor.events())[0]?.callback;
const startEvent = () => vendor.qrCode({ callback: encodeURIComponent(`${application.url}/cb/secret?x=1`) });

describe('a callback', () => {
  it('tells an approval as a signed form, and asking is refused', async () => {
    const id = await startEvent();
    expect((await vendor.result(id)).status).toBe(606);
    await vendor.phone(id, 'approve', { uid: '张三' });
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ outcome: 'delivered', attempts: 1 }), WAIT);
    const [request] = application.received;
    expect(request).toMatchObject({ method: 'POST', path: '/cb/secret?x=1' });
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    const { signature, ...fields } = Object.fromEntries(new URLSearchParams(request?.body));
    expect(fields).toEqual({ event_id: id, status: '200', description: 'success', uid: '张三' });
    expect(signature).toBe(sha1Of(fields, vendor.appKey));
    expect((await vendor.result(id)).status).toBe(606);
  });

  it('tells a denial', async () => {
    const id = await startEvent();
    await vendor.phone(id, 'deny');
    await vi.waitFor(() => expect(application.received).toHaveLength(1), WAIT);
    const fields = Object.fromEntries(new URLSearchParams(application.received[0]?.body));
    expect(fields).toMatchObject({ event_id: id, status: '601', uid: 'menshen' });
  });

  it('is tried again until somebody takes it, on the emulated clock', async () => {
    application.script = (_request, response) =>
      void response.writeHead(application.received.length < 3 ? 503 : 204).end();
    await vendor.phone(await startEvent(), 'approve');
    for (const [attempts, pause] of [
      [1, 1],
      [2, 5],
    ] as const) {
      await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts, outcome: 'waiting' }), WAIT);
      await vendor.control.advance(pause);
    }
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts: 3, outcome: 'delivered' }), WAIT);
    expect(new Set(application.received.map(({ body }) => body)).size).toBe(1);
  });

  it('is dropped after the fourth try', async () => {
    application.script = (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end();
    await vendor.phone(await startEvent(), 'approve');
    for (const attempts of [1, 2, 3]) {
      await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts }), WAIT);
      await vendor.control.advance(30);
    }
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts: 4, outcome: 'dropped' }), WAIT);
    expect(application.received.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it('is repeated when asked to, and not before the answer', async () => {
    const id = await startEvent();
    expect(await vendor.phone(id, 'callback')).toBe(409);
    await vendor.phone(id, 'approve');
    await vi.waitFor(() => expect(application.received).toHaveLength(1), WAIT);
    expect(await vendor.phone(id, 'callback')).toBe(200);
    await vi.waitFor(() => expect(application.received).toHaveLength(2), WAIT);
    expect(application.received[1]?.body).toBe(application.received[0]?.body);
  });

  it('never leaves this machine', async () => {
    await vendor.phone(await vendor.qrCode({ callback: 'https://rp.example/cb' }), 'approve');
    expect(await delivery()).toEqual({ url: 'https://rp.example/cb', attempts: 0, outcome: 'dropped' });
  });

  it('is not sent any more after a reset', async () => {
    application.script = (_request, response) => void response.writeHead(503).end();
    await vendor.phone(await startEvent(), 'approve');
    await vi.waitFor(() => expect(application.received).toHaveLength(1), WAIT);
    await vendor.control.reset();
    await vendor.control.advance(60);
    // Another event's delivery, begun later and tried twice, shows that the waiting one had its turn.
    await vendor.phone(await vendor.qrCode({ callback: `${application.url}/later` }), 'approve');
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts: 1 }), WAIT);
    await vendor.control.advance(60);
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ attempts: 2 }), WAIT);
    await vi.waitFor(() => expect(application.received.length).toBeGreaterThan(2), WAIT);
    expect(application.received.map(({ path }) => path)).toEqual(['/cb/secret?x=1', '/later', '/later']);
  });
});
