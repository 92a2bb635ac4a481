import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CurrentSessionDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  MeDocument,
  MySessionsDocument,
} from '../support/generated/operations.js';
import { named, newcomer, signedIn, signIn } from '../support/people.js';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36';
const IDLE = 1000;

const listOf = async (client: Client) => (await client.run(MySessionsDocument)).me?.sessions ?? [];
const idOf = async (client: Client) => (await client.run(CurrentSessionDocument)).session?.id ?? '';
const end = async (client: Client, id: string) => (await client.run(EndSessionDocument, { id })).endSession;

const environment = { SESSION_IDLE_SECONDS: String(IDLE), TRUSTED_PROXIES: '127.0.0.1,::1' };
describeWithApp('the sessions of a user', { environment }, (app) => {
  /** A new user with a session in a browser and one of an app. */
  const twoSessions = async (app: TestApp) => {
    const { method } = await named(app);
    const page = await signIn(
      app.client({ mode: 'cookie', headers: { 'user-agent': CHROME, 'x-forwarded-for': '203.0.113.77' } }),
      method,
    );
    await app.control.advance(1);
    const native = await signIn(
      app.client({ headers: { 'user-agent': 'x'.repeat(300), 'x-forwarded-for': '2001:db8:1:2:3::4' } }),
      method,
    );
    return { page, native, method };
  };

  it('are listed with their browser, masked network and proofs, the last used first', async () => {
    const { page, native } = await twoSessions(app);
    expect(await listOf(page)).toMatchObject([
      {
        id: await idOf(native),
        current: false,
        userAgent: 'x'.repeat(256),
        maskedAddress: '2001:db8:1::/48',
        proofs: [{ kind: 'PASSWORD' }],
      },
      { id: await idOf(page), current: true, userAgent: CHROME, maskedAddress: '203.0.113.0/24' },
    ]);
    expect((await listOf(native)).map(({ current }) => current)).toEqual([true, false]);
  });

  it('keep the time, browser and network of the last use, at most once in a twentieth of the idle time', async () => {
    const { page } = await twoSessions(app);
    const [, before] = await listOf(page);
    const elsewhere = { 'user-agent': 'Another', 'x-forwarded-for': '198.51.100.9' };
    const seen = async () => {
      const { data } = await page.send(MySessionsDocument, undefined, elsewhere);
      return data?.me?.sessions?.find(({ current }) => current);
    };
    await app.control.advance(IDLE / 20 - 2);
    expect(await seen()).toEqual(before);
    await app.control.advance(2);
    const after = await seen();
    expect(after).toMatchObject({ id: before?.id, userAgent: 'Another', maskedAddress: '198.51.100.0/24' });
    expect(Date.parse(after?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(before?.lastUsedAt ?? ''));
  });

  it('end at once, by cookie and by bearer token', async () => {
    const { page, native, method } = await twoSessions(app);
    const third = await signIn(app.client({ mode: 'cookie' }), method);
    expectOutcome(await end(page, await idOf(native)), 'AccountUpdated');
    expect((await native.run(MeDocument)).me).toBeNull();
    expectOutcome(await end(page, await idOf(third)), 'AccountUpdated');
    expect((await third.run(MeDocument)).me).toBeNull();
    expect(await listOf(page)).toHaveLength(1);
    expect((await native.send(EndOtherSessionsDocument)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('end all but the one of the request', async () => {
    const { page, native, method } = await twoSessions(app);
    await signIn(app.client(), method);
    expectOutcome((await native.run(EndOtherSessionsDocument)).endOtherSessions, 'AccountUpdated');
    expect(await listOf(native)).toMatchObject([{ current: true }]);
    expect((await page.run(MeDocument)).me).toBeNull();
  });

  it('include the one of the request, which ends as by logout', async () => {
    const { page, native } = await twoSessions(app);
    const id = await idOf(page);
    expect(expectOutcome(await end(page, id), 'AccountUpdated').user).toBeNull();
    expect([...page.cookies.keys()].filter((name) => name.endsWith('session'))).toEqual([]);
    expect(await listOf(native)).toHaveLength(1);
  });

  it('do not end by the id of another user’s session, nor by an id that never was or has ended', async () => {
    const { page, native } = await twoSessions(app);
    const { client: stranger } = await newcomer(app);
    const ended = await idOf(native);
    expectOutcome(await end(page, ended), 'AccountUpdated');
    for (const id of [await idOf(stranger), ended, 'AAAAAAAAAAAAAAAAAAAAAA', '', '../x']) {
      expectOutcome(await end(page, id), 'NotFound');
    }
    expect((await stranger.run(MeDocument)).me).not.toBeNull();
    expect(await listOf(stranger)).toHaveLength(1);
  });

  it('end even while the vendor is down', async () => {
    const { page, native } = await twoSessions(app);
    const id = await idOf(native);
    await app.control.fail('authing', { match: '/graphql', count: 100, mode: 'http500' });
    expect(expectOutcome(await end(page, id), 'AccountUpdated').user).toBeNull();
  });
});

describeWithApp('a session in a new browser', {}, (app) => {
  const events = () =>
    app.log
      .flatMap((lines) => lines.trim().split('\n'))
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === 'newBrowser');

  it('is logged once for each browser, whatever its version, without the address or the browser in clear', async () => {
    const { method } = await named(app);
    const client = (agent: string) => app.client({ headers: { 'user-agent': agent } });
    const first = await signIn(client(CHROME), method);
    await signIn(client(CHROME.replace('119.0', '120.1')), method);
    expect(events()).toMatchObject([
      {
        provider: 'AUTHING',
        userId: (await first.run(MeDocument)).me?.id,
        sessionId: await idOf(first),
        requestId: expect.any(String),
        browser: expect.stringMatching(/^[\w-]{20,}$/),
        address: expect.stringMatching(/^[\w-]{20,}$/),
      },
    ]);
    await signIn(client('curl/8.5.0'), method);
    await signedIn(app, { headers: { 'user-agent': CHROME } });
    expect(events()).toHaveLength(3);
    const text = JSON.stringify(events());
    for (const clear of ['Mozilla', 'curl', '127.0.0.1']) expect(text).not.toContain(clear);
  });
});
