/** What the control API offers to the start page, over the emulators of all providers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HomeState } from '../../src/emulators/control/homeState.js';
import { readFolder, type SavedState, writeFolder } from '../../src/emulators/savedState.js';
import type { TimelineEntry } from '../../src/emulators/timeline/timeline.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateAuthQrCodeDocument,
  LoginDocument,
  type LoginMethod,
  PushAuthEventUpdatedDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { giveRole, manage } from '../support/management.js';
import { newPhone, SEEDED_LOGIN } from '../support/people.js';
import { overSocket, overSse } from '../support/subscribe.js';

const state = (app: TestApp) => app.control.call<HomeState>('GET', '/state');
const user = { email: 'guan@example.com', username: 'guan', phone: '13900000077', password: 'Yu-2026-blade' };
const LEGACY = 'authingLegacy';

async function usersOf(app: TestApp, provider: string) {
  return (await state(app)).providers.find(({ id }) => id === provider)?.users?.list ?? [];
}

async function last<T>(events: AsyncIterable<T>): Promise<T | undefined> {
  let latest: T | undefined;
  for await (const event of events) latest = event;
  return latest;
}

async function login(app: TestApp, method: LoginMethod = SEEDED_LOGIN, provider?: 'AUTHING' | 'AUTHING_LEGACY') {
  const input = { method, ...(provider && { provider }) };
  return (await app.client().run(LoginDocument, { input })).login.__typename;
}

describeWithApp('the state for the start page', {}, (app) => {
  it('names what each provider has, and where a message expires', async () => {
    const phone = newPhone();
    await app.client().run(SendSmsCodeDocument, { input: { phone } });
    const { providers, inbox, offsetSeconds } = await state(app);
    const kinds = Object.fromEntries(providers.map(({ id, faults: _faults, ...kinds }) => [id, Object.keys(kinds)]));
    expect(kinds).toEqual({
      authing: ['users', 'authenticators', 'pictures'],
      authingLegacy: ['users', 'authenticators'],
      secken: ['phone'],
      geetest: ['switches'],
      linkface: ['camera'],
    });
    expect(offsetSeconds).toBe(0);
    const [message] = inbox;
    expect(Date.parse(message?.expiresAt ?? '') - Date.parse(message?.sentAt ?? '')).toBe(300_000);
  });

  it('arrives again after each change', async () => {
    const { url, secret } = app.surface;
    const stop = new AbortController();
    const response = await fetch(`${url}/events`, { headers: { 'x-emulator-secret': secret }, signal: stop.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = (response.body ?? expect.fail('no body')).pipeThrough(new TextDecoderStream()).getReader();
    const phone = newPhone();
    let received = (await reader.read()).value ?? '';
    expect(received).toMatch(/^event: state\ndata: \{/);
    await app.client().run(SendSmsCodeDocument, { input: { phone } });
    while (!received.includes(phone)) received += (await reader.read()).value ?? expect.fail('The stream has ended.');
    stop.abort();
  });
});

describeWithApp('a user of the start page', {}, (app) => {
  it.each([
    ['authing', 'AUTHING'],
    [LEGACY, 'AUTHING_LEGACY'],
  ] as const)('of %s signs in, is blocked, and is deleted', async (provider, identityProvider) => {
    const path = `/providers/${provider}/users`;
    const added = await app.control.call<{ id: string; password: string }>('POST', path, user);
    expect(added).toMatchObject(user);
    const method = { email: { email: user.email, password: user.password } };
    expect(await login(app, method, identityProvider)).toBe('LoginSuccess');
    await app.control.call('POST', `${path}/${added.id}`, { blocked: true });
    expect(await login(app, method, identityProvider)).not.toBe('LoginSuccess');
    await app.control.call('DELETE', `${path}/${added.id}`);
    expect((await usersOf(app, provider)).map(({ id }) => id)).not.toContain(added.id);
  });

  it('has custom fields of each type', async () => {
    const [seeded] = await usersOf(app, 'authing');
    const path = `/providers/authing/users/${seeded?.id}`;
    const fields = { school: '桃园', age: '58', vip: 'true', preferences: '{"theme":"dark"}' };
    await app.control.call('POST', path, { fields });
    expect((await usersOf(app, 'authing'))[0]?.fields).toEqual(fields);
    await app.control.call('POST', path, { fields: { school: '' } });
    expect((await usersOf(app, 'authing'))[0]?.fields).not.toHaveProperty('school');
    await expect(app.control.call('POST', path, { fields: { age: 'old' } })).rejects.toThrow(/400.*age/);
    await expect(app.control.call('POST', path, { fields: { unknown: 'x' } })).rejects.toThrow(/400.*unknown/);
  });

  it.each(['authing', LEGACY])('of %s gets another e-mail address, phone number and password', async (provider) => {
    const path = `/providers/${provider}/users`;
    const { id } = await app.control.call<{ id: string }>('POST', path, user);
    await app.control.call('POST', path, { email: 'other@example.com', password: user.password });
    const change = (body: object) => app.control.call('POST', `${path}/${id}`, body);
    const changed = { email: 'yu@example.com', phone: '13900000099', password: 'Yu-2026-horse' };
    await change(changed);
    const found = async () => (await usersOf(app, provider)).find((each) => each.id === id);
    expect(await found()).toMatchObject(changed);
    const method = { email: { email: changed.email, password: changed.password } };
    const generation = provider === LEGACY ? 'AUTHING_LEGACY' : 'AUTHING';
    expect(await login(app, method, generation)).toBe('LoginSuccess');
    await change({ phone: '' });
    expect(await found()).toMatchObject({ ...changed, phone: null });
    await change({ email: changed.email });
    await expect(change({ email: 'other@example.com' })).rejects.toThrow('409');
    await expect(change({ email: 'no address' })).rejects.toThrow('400');
    await expect(change({ password: 'short' })).rejects.toThrow('400');
    expect(await found()).toMatchObject({ email: changed.email, password: changed.password });
  });

  it('is refused when it is taken, incomplete or unknown', async () => {
    const add = (body: object) => app.control.call('POST', '/providers/authing/users', body);
    await add(user);
    await expect(add({ ...user, username: 'other', phone: '13900000078' })).rejects.toThrow('409');
    await expect(add({ email: 'short@example.com', password: 'short' })).rejects.toThrow('400');
    await expect(add({ email: 'no address', password: 'Yu-2026-blade' })).rejects.toThrow('400');
    await expect(app.control.call('DELETE', '/providers/authing/users/nobody')).rejects.toThrow('404');
    await expect(app.control.call('POST', '/providers/secken/users', user)).rejects.toThrow('404');
  });
});

describeWithApp('the timeline', {}, (app) => {
  it('connects each operation with its own requests to vendors, also when operations run together', async () => {
    const phones = [newPhone(), newPhone(), newPhone()];
    const send = (phone: string) => app.client().run(SendSmsCodeDocument, { input: { phone } });
    await Promise.all([...phones.map(send), login(app)]);
    const { timeline } = await state(app);
    expect(timeline.filter(({ fromClient }) => fromClient).map(({ operation }) => operation)).toHaveLength(4);
    for (const { id, operation, outcome } of timeline) {
      const entry = await app.control.call<TimelineEntry>('GET', `/timeline/${id}`);
      const bodies = entry.requests.map(({ requestBody }) => requestBody).join();
      const named = phones.filter((phone) => bodies.includes(phone));
      if (operation === 'sendSmsCode') expect([outcome, named.length]).toEqual(['CodeSent', 1]);
      if (operation === 'login') expect([outcome, named.length]).toEqual(['LoginSuccess', 0]);
    }
  });

  it('holds no secret', async () => {
    const phone = newPhone();
    const client = app.client();
    await client.run(SendSmsCodeDocument, { input: { phone, scene: 'LOGIN' } });
    const code = await app.control.code(phone);
    const { accessToken } = (await client.run(LoginDocument, { input: { method: { phoneCode: { phone, code } } } }))
      .login as { accessToken: string };
    await login(app);
    const { timeline } = await state(app);
    const details = await Promise.all(timeline.map(({ id }) => app.control.text('GET', `/timeline/${id}`)));
    const text = details.join('\n');
    expect(text).toContain('loginByPhoneCode');
    for (const secret of [accessToken, `"${code}"`, 'Menshen-2026', 'emulated-authing-userpool-secret', 'eyJ']) {
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    [
      'server-sent events',
      'SSE',
      async (client: Client, id: string) => last(overSse(client, PushAuthEventUpdatedDocument, { id })),
    ],
    [
      'a WebSocket',
      'WEBSOCKET',
      async (client: Client, id: string) => (await overSocket(client, PushAuthEventUpdatedDocument, { id })).at(-1),
    ],
  ] as const)('follows a subscription over %s', async (_name, transport, follow) => {
    const client = app.client();
    const { event } = expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted');
    await app.control.call('DELETE', '/timeline');
    const followed = follow(client, event.id);
    const entry = async () => (await state(app)).timeline.find((each) => each.operation === 'pushAuthEventUpdated');
    await expect.poll(entry).toMatchObject({ transport, ms: null, events: 1 });
    const [pending] = (await state(app)).providers.flatMap(({ phone = [] }) => phone);
    await app.control.call('POST', `/providers/secken/phone/${pending?.id}/approve`);
    expect(await followed).toMatchObject({ pushAuthEventUpdated: { status: 'APPROVED' } });
    await expect.poll(async () => (await entry())?.ms).toEqual(expect.any(Number));
    expect(await entry()).toMatchObject({ transport, events: 2, fromClient: true });
    expect((await entry())?.outcome).not.toMatch(/ERROR/);
  });

  it('ends a subscription whose client has gone', async () => {
    const client = app.client();
    const { event } = expectOutcome((await client.run(CreateAuthQrCodeDocument)).createAuthQrCode, 'PushAuthStarted');
    const events = overSse(client, PushAuthEventUpdatedDocument, { id: event.id });
    await events.next();
    await events.return(undefined);
    const ms = async () => (await state(app)).timeline.find(({ transport }) => transport === 'SSE')?.ms;
    await expect.poll(ms).toEqual(expect.any(Number));
  });

  it('names the error of a refused subscription', async () => {
    await expect(overSocket(app.client(), PushAuthEventUpdatedDocument, { id: 'unknown' })).rejects.toThrow();
    const { timeline } = await state(app);
    expect(timeline.map(({ operation, outcome }) => [operation, outcome])).toEqual([
      ['pushAuthEventUpdated', expect.stringMatching(/^[A-Z_]+$/)],
    ]);
  });

  it('leaves out what the page itself reads', async () => {
    const client = app.client({ headers: { 'x-menshen-home': 'yes' } });
    await client.post(JSON.stringify({ query: '{ providers { id mode } }' }));
    expect((await state(app)).timeline).toEqual([]);
  });

  it('keeps an injected fault for clients: what the page itself reads consumes none', async () => {
    await app.control.fail('geetest', { count: 1, mode: 'http500' });
    const client = app.client({ headers: { 'x-menshen-home': 'yes' } });
    await client.post(JSON.stringify({ query: '{ providers { id mode } }' }));
    const faults = await app.control.call('GET', '/providers/geetest/faults');
    expect(faults).toMatchObject([{ left: 1 }]);
  });

  it('names an injected fault and the error that the client gets', async () => {
    await app.control.fail('authing', { match: 'loginByEmail', count: 9, mode: 'status', status: 1000 });
    await app.client().send(LoginDocument, { input: { method: SEEDED_LOGIN } });
    const [entry] = (await state(app)).timeline;
    expect(entry?.outcome).toMatch(/^[A-Z_]+$/);
    expect(entry?.requests.map(({ fault }) => fault)).toContain('status');
  });
});

describeWithApp('a fault with a probability', {}, (app) => {
  const vendor = () => `${app.vendor('authing').appHost}/api/v2/.well-known`;
  const statuses = async (seed: number) => {
    await app.control.call('DELETE', '/providers/authing/faults');
    await app.control.fail('authing', { count: 100, mode: 'http500', probability: 0.5, seed });
    const found: number[] = [];
    for (let call = 0; call < 16; call += 1) found.push((await fetch(vendor())).status);
    return found;
  };

  it('hits the same calls of a sequence with the same seed, and others with another seed', async () => {
    const first = await statuses(7);
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await statuses(7)).toEqual(first);
    expect(await statuses(8)).not.toEqual(first);
  });

  it('is listed with the failures that are left, and removed by its id', async () => {
    await app.control.fail('authing', { count: 2, mode: 'http500', probability: 1 });
    expect((await fetch(vendor())).status).toBe(500);
    const [fault] = await app.control.call<{ id: string; left: number }[]>('GET', '/providers/authing/faults');
    expect(fault).toMatchObject({ count: 2, left: 1, probability: 1 });
    await app.control.call('DELETE', `/providers/authing/faults/${fault?.id}`);
    expect((await fetch(vendor())).status).toBe(200);
    await expect(app.control.fail('authing', { count: 1, mode: 'drop', probability: 2 })).rejects.toThrow('400');
  });
});

describeWithApp('an exported state', {}, (app) => {
  it('contains users, fields, authenticators and the clock, and survives a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'menshen-'));
    const { id } = await app.control.call<{ id: string }>('POST', '/providers/authing/users', user);
    await app.control.call('POST', `/providers/authing/users/${id}`, { fields: { school: '桃园' } });
    await app.control.advance(3600);
    const exported = await app.control.call<SavedState>('GET', '/export');
    writeFolder(folder, exported);
    expect(readFileSync(join(folder, 'authing.json'), 'utf8')).not.toContain(user.password);
    await app.control.call('POST', '/reset');
    expect((await usersOf(app, 'authing')).map(({ email }) => email)).not.toContain(user.email);

    await app.control.call('POST', '/import', readFolder(folder));
    expect((await state(app)).offsetSeconds).toBe(3600);
    const restored = (await usersOf(app, 'authing')).find(({ email }) => email === user.email);
    expect(restored?.fields).toEqual({ school: '桃园' });
    expect(await login(app, { email: { email: user.email, password: user.password } })).toBe('LoginSuccess');
    rmSync(folder, { recursive: true });
  });

  it('contains roles, enrollments and settings of every provider, and is the same after an import', async () => {
    const [seeded] = await usersOf(app, 'authing');
    await giveRole(app, seeded?.id ?? '', 'archer');
    await app.control.call('POST', '/secken/users', { uid: 'guan', authTypes: [1] });
    await app.control.call('POST', '/secken/settings', { pushLimit: true });
    const exported = await app.control.call<SavedState>('GET', '/export');
    expect(Object.keys(exported.providers)).toEqual(['authing', 'authingLegacy', 'secken']);
    await app.control.call('POST', '/reset');
    expect(await app.control.call('GET', '/export')).not.toEqual(exported);
    await app.control.call('POST', '/import', exported);
    expect(await app.control.call('GET', '/export')).toEqual(exported);
    const roles = 'query ($code: String!) { role(code: $code) { users { list { id } } } }';
    const { role } = await manage(app, roles, { code: 'archer' });
    expect(role).toEqual({ users: { list: [{ id: seeded?.id }] } });
  });

  it('contains no token', async () => {
    const { accessToken } = (await app.client().run(LoginDocument, { input: { method: SEEDED_LOGIN } })).login as {
      accessToken: string;
    };
    const text = await app.control.text('GET', '/export');
    expect(text).not.toContain(accessToken);
    expect(text).not.toContain('eyJ');
  });

  it('of another form is refused, and leaves the users and the clock as they are', async () => {
    await app.control.call('POST', '/providers/authing/users', user);
    await app.control.advance(60);
    const document = { version: 1, clock: { offsetSeconds: 0 }, providers: { authing: { accounts: 'all' } } };
    await expect(app.control.call('POST', '/import', document)).rejects.toThrow(/400.*authing cannot be imported/);
    await expect(app.control.call('POST', '/import', { version: 2 })).rejects.toThrow(/400.*not an exported state/);
    expect(await login(app, { email: { email: user.email, password: user.password } })).toBe('LoginSuccess');
    expect((await state(app)).offsetSeconds).toBe(60);
  });
});

describeWithApp('a captcha vendor', {}, (app) => {
  it('answers nothing while its switch is down, and reports an outage while it is offline', async () => {
    const { apiServer } = Object(app.vendor('geetest').v3) as { apiServer: string };
    const status = async () => {
      const response = await fetch(`http://${apiServer}/v1/bypass_status.php?gt=e0e0e0e0e0e0e0e00000000000000003`);
      return response.ok ? ((await response.json()) as { status: string }).status : response.status;
    };
    const turn = (value: string) => app.control.call('POST', '/providers/geetest/switches/v3', { value });
    expect(await status()).toBe('success');
    await turn('offline');
    expect(await status()).toBe('fail');
    await turn('down');
    expect(await status()).toBe(503);
    await turn('online');
    expect(await status()).toBe('success');
    await expect(turn('sideways')).rejects.toThrow(/400.*online, offline, down/);
  });

  it('of v4 answers its calls with an error while it is offline, and its scripts still load', async () => {
    const { baseUrl, captchaId } = Object(app.vendor('geetest').v4) as { baseUrl: string; captchaId: string };
    const turn = (value: string) => app.control.call('POST', '/providers/geetest/switches/v4', { value });
    const load = async () => (await (await fetch(`${baseUrl}/load?captcha_id=${captchaId}`)).json()) as object;
    await turn('offline');
    expect(await load()).toMatchObject({ status: 'error', code: '-50000' });
    expect((await fetch(`${baseUrl}/gt4.js`)).status).toBe(200);
    await turn('online');
    expect(await load()).toMatchObject({ status: 'success' });
  });
});
