/** States, lifetimes and limits. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from './vendorClient.js';

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

const statusOf = async (id: string) => (await vendor.result(id)).status;
const pushTo = async (uid: string, more: Record<string, string> = {}) => vendor.push({ uid, ...more });

describe('an event', () => {
  it('waits, is scanned and approved, and tells so once', async () => {
    const id = await vendor.qrCode();
    expect(await statusOf(id)).toBe(602);
    expect(await vendor.phone(id, 'scan')).toBe(200);
    expect(await statusOf(id)).toBe(602);
    expect(await vendor.phone(id, 'approve', { uid: '张三' })).toBe(200);
    expect(await vendor.result(id)).toMatchObject({ status: 200, uid: '张三' });
    expect(await statusOf(id)).toBe(201);
  });

  it('tells a denial once', async () => {
    const { event_id } = await pushTo('user1');
    await vendor.phone(String(event_id), 'deny');
    expect(await statusOf(String(event_id))).toBe(601);
    expect(await statusOf(String(event_id))).toBe(201);
  });

  it('tells exactly one of many who ask at once', async () => {
    const id = await vendor.qrCode();
    await vendor.phone(id, 'approve');
    const answers = await Promise.all(Array.from({ length: 8 }, () => statusOf(id)));
    expect(answers.toSorted()).toEqual([200, ...Array(7).fill(201)]);
  });

  it('can be set to speak the other dialects of 201', async () => {
    await vendor.settings({ consumed201: false, scanned201: true });
    const id = await vendor.qrCode();
    await vendor.phone(id, 'scan');
    expect(await statusOf(id)).toBe(201);
    await vendor.phone(id, 'approve');
    expect([await statusOf(id), await statusOf(id)]).toEqual([200, 200]);
  });

  it('takes no second answer, and no scan of a push', async () => {
    const { event_id } = await pushTo('user1');
    const id = String(event_id);
    expect(await vendor.phone(id, 'scan')).toBe(409);
    expect(await vendor.phone(id, 'deny')).toBe(200);
    expect(await vendor.phone(id, 'approve')).toBe(409);
    expect(await vendor.phone('e0', 'approve')).toBe(404);
    expect(await vendor.phone(id, 'approve', { who: 'me' })).toBe(400);
  });

  it('of a QR code expires unscanned after a minute, and two minutes after the scan', async () => {
    const [left, scanned] = [await vendor.qrCode(), await vendor.qrCode()];
    await vendor.control.advance(50);
    expect(await statusOf(left)).toBe(602);
    await vendor.phone(scanned, 'scan');
    await vendor.control.advance(10);
    expect(await statusOf(left)).toBe(603);
    expect(await vendor.phone(left, 'approve')).toBe(409);
    await vendor.control.advance(100);
    expect(await statusOf(scanned)).toBe(602);
    await vendor.control.advance(10);
    expect(await statusOf(scanned)).toBe(603);
  });

  it('of a push expires after two minutes and is forgotten after ten more', async () => {
    const { event_id } = await pushTo('user1');
    await vendor.control.advance(120);
    expect(await statusOf(String(event_id))).toBe(603);
    await vendor.control.advance(600);
    expect(await statusOf(String(event_id))).toBe(604);
    expect(await vendor.events()).toEqual([]);
  });

  it('is listed oldest first, answered by the phone owner where nobody is named', async () => {
    const [first, second] = [await vendor.qrCode({ action_type: '登录' }), await vendor.qrCode()];
    await vendor.phone(second, 'approve');
    expect(await vendor.events()).toMatchObject([
      { event_id: first, kind: 'QR_CODE', state: 'PENDING', uid: null, action_type: '登录' },
      { event_id: second, state: 'APPROVED', uid: 'menshen' },
    ]);
  });

  it('is gone after a reset', async () => {
    const id = await vendor.qrCode();
    await vendor.control.reset();
    expect(await statusOf(id)).toBe(604);
  });
});

describe('a push', () => {
  it('reaches users of the app, by what they enrolled', async () => {
    expect((await pushTo('nobody')).status).toBe(607);
    await vendor.control.send('POST', '/secken/users', { uid: 'nobody', authTypes: [3] });
    expect((await pushTo('nobody')).status).toBe(605);
    expect((await pushTo('nobody', { auth_type: '3' })).status).toBe(200);
    await vendor.control.send('POST', '/secken/users', { uid: 'user1', authTypes: [] });
    expect((await pushTo('user1')).status).toBe(607);
    expect((await vendor.control.send('POST', '/secken/users', { uid: 'a', authTypes: [2] })).status).toBe(400);
  });

  it('reaches a user with open pushes', async () => {
    const answers: unknown[] = [];
    for (let count = 0; count < 6; count += 1) answers.push((await pushTo('user1')).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('is limited to one open push, and to five in ten minutes, when the option is on', async () => {
    await vendor.settings({ pushLimit: true });
    const answers: unknown[] = [];
    for (let count = 0; count < 6; count += 1) {
      const { event_id, status } = await pushTo('user1');
      answers.push(status);
      if (count === 0) expect((await pushTo('user1')).status).toBe(407);
      if (status === 200) await vendor.phone(String(event_id), 'deny');
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 407]);
    expect((await pushTo('user2')).status).toBe(200);
    await vendor.settings({ pushLimit: false });
    expect((await pushTo('user1')).status).toBe(200);
    await vendor.settings({ pushLimit: true });
    await vendor.control.advance(600);
    expect((await pushTo('user1')).status).toBe(200);
  });
});

describe('a token', () => {
  const check = (auth_token: string) => vendor.status('query_auth_token', { auth_token });

  it('is good once, for two minutes', async () => {
    const [used, late] = [await vendor.issueToken(), await vendor.issueToken()];
    expect(used).toMatch(/^[0-9a-f]{40}$/);
    expect([await check(used), await check(used)]).toEqual([200, 608]);
    await vendor.control.advance(120);
    expect(await check(late)).toBe(608);
    expect(await check('x')).toBe(608);
  });

  it('needs a user', async () => {
    expect((await vendor.control.send('POST', '/secken/tokens', {})).status).toBe(400);
  });
});
