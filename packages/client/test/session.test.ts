/** Sessions of clients: refresh, sharing, rendering on a server, and errors. */
import { setTimeout as tick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../../../test/support/app.js';
import { PASSWORD, SEEDED } from '../../../test/support/people.js';
import { fetchTransport, MenshenError, memoryStorage, type TokenStorage } from '../src/index.js';
import { clientOf, counting, pageClient, pageFetch } from './support/client.js';
import { expectState } from './support/states.js';

const METHOD = { email: { email: SEEDED.email, password: PASSWORD } };

/** Makes the stored token due for a refresh. */
async function makeDue(app: TestApp, storage: TokenStorage): Promise<string> {
  const key = `menshen ${app.url()}`;
  const { token } = JSON.parse((await storage.get(key)) ?? '{}') as { token: string };
  await storage.set(key, JSON.stringify({ token, refreshAt: 0 }));
  return token;
}

describeWithApp('a bearer session', {}, (app) => {
  const signedIn = async () => {
    const storage = memoryStorage();
    const transport = counting();
    const menshen = clientOf(app, { storage, transport });
    expectState(await menshen.signIn().start(METHOD), 'done');
    return { menshen, storage, transport };
  };

  it('is refreshed once for all requests of two clients that share a storage', async () => {
    const { menshen, storage, transport } = await signedIn();
    const other = clientOf(app, { storage, transport });
    const before = await makeDue(app, storage);
    const sessions = await Promise.all(
      [1, 2, 3, 4].flatMap(() => [menshen.loadSession(), other.operations.currentSession()]),
    );
    expect(sessions.every(({ session }) => session !== null)).toBe(true);
    expect(transport.count('refreshSession')).toBe(1);
    const { token } = JSON.parse((await storage.get(`menshen ${app.url()}`)) ?? '{}') as { token: string };
    expect(token).not.toBe(before);
    // The new one is not due.
    await other.loadSession();
    expect(transport.count('refreshSession')).toBe(1);
  });

  it('is found in the storage by the next client', async () => {
    const { storage } = await signedIn();
    const next = clientOf(app, { storage });
    expect(next.session.status).toBe('unknown');
    expect((await next.loadSession()).status).toBe('signedIn');
  });

  it('is over when the server has ended it', async () => {
    const { menshen, storage } = await signedIn();
    const other = clientOf(app, { storage });
    await other.loadSession();
    await menshen.signOut();
    expect((await other.loadSession()).status).toBe('anonymous');
    await expect(other.operations.endOtherSessions()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is over when the server does not refresh it any more', async () => {
    const { menshen, storage, transport } = await signedIn();
    const copy = memoryStorage();
    await copy.set(`menshen ${app.url()}`, (await storage.get(`menshen ${app.url()}`)) ?? '');
    const other = clientOf(app, { storage: copy, transport });
    await menshen.signOut();
    await makeDue(app, copy);
    expect((await other.loadSession()).status).toBe('anonymous');
    expect(await copy.get(`menshen ${app.url()}`)).toBeUndefined();
  });

  it('keeps working while the vendor cannot refresh it', async () => {
    const { menshen, storage } = await signedIn();
    await makeDue(app, storage);
    await app.control.fail('authing', { count: 50, mode: 'http500' });
    // A query that asks no vendor.
    expect(await menshen.request('{ session { id } }')).toMatchObject({ session: { id: expect.any(String) } });
  });

  it('is not rotated by a client that renders a page on a server', async () => {
    const { storage, transport } = await signedIn();
    const before = await makeDue(app, storage);
    const renderer = clientOf(app, { storage, transport, server: true });
    expect((await renderer.loadSession()).status).toBe('signedIn');
    expect(transport.count('refreshSession')).toBe(0);
    expect(await makeDue(app, storage)).toBe(before);
  });

  it('follows changes of the user', async () => {
    const { menshen } = await signedIn();
    await menshen.operations.updateProfile({ input: { nickname: 'Shentu' } });
    expect(menshen.session.user?.nickname).toBe('Shentu');
  });
});

describeWithApp('a cookie session', {}, (app) => {
  it('is read on a server by forwarding the cookie, and never rotated there', async () => {
    const jar = new Map<string, string>();
    expectState(await pageClient(app, {}, jar).signIn().start(METHOD), 'done');
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const transport = counting();
    const renderer = clientOf(app, { cookie, transport });
    expect((await renderer.loadSession()).user?.username).toBe(SEEDED.username);
    await renderer.loadSession();
    expect(transport.count('refreshSession')).toBe(0);
  });

  it('ends by signing out', async () => {
    const jar = new Map<string, string>();
    const menshen = pageClient(app, {}, jar);
    expectState(await menshen.signIn().start(METHOD), 'done');
    await menshen.signOut();
    expect([menshen.session.status, jar.has('menshen_session')]).toEqual(['anonymous', false]);
  });
});

describeWithApp('an error', {}, (app) => {
  const codeOf = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof MenshenError)) throw new Error('no MenshenError');
    expect(JSON.stringify(error)).not.toContain('Secret-2026');
    return [error.code, error.message] as const;
  };
  const wrong = { input: { method: { email: { email: 'a@example.com', password: 'Secret-2026' } } } };

  it('has the code and the text of the server', async () => {
    const menshen = clientOf(app, { language: 'zh-CN' });
    expect(await codeOf(menshen.operations.endOtherSessions())).toEqual([
      'UNAUTHENTICATED',
      '登录已失效，请重新登录。',
    ]);
    const [code] = await codeOf(
      menshen.request('mutation ($input: LoginInput!) { login(input: $input) { x } }', wrong),
    );
    expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('has a code of the client where the server did not answer', async () => {
    const silent = fetchTransport(
      (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    );
    expect(await codeOf(clientOf(app, { transport: silent, timeoutMs: 20 }).operations.login(wrong))).toEqual([
      'TIMEOUT',
      expect.stringMatching(/in time/),
    ]);
    const abort = new AbortController();
    const aborted = codeOf(clientOf(app, { transport: silent }).operations.login(wrong, { signal: abort.signal }));
    await tick();
    abort.abort();
    expect((await aborted)[0]).toBe('ABORTED');
    const html = fetchTransport(async () => new Response('<html>', { status: 502 }));
    expect((await codeOf(clientOf(app, { transport: html }).operations.login(wrong)))[0]).toBe('BAD_RESPONSE');
    const away = clientOf(app, { url: 'http://127.0.0.1:1', language: 'zh-CN' });
    expect(await codeOf(away.operations.login(wrong))).toEqual(['NETWORK_ERROR', '无法连接服务器，请检查网络后重试。']);
  });

  it('has the code UNKNOWN where only a later server knows it', async () => {
    const later = fetchTransport(async () =>
      Response.json({
        errors: [
          { message: 'New.', extensions: { code: 'NEW_CODE', requestId: 'r1', retryAt: '2026-01-01T00:00:00Z' } },
        ],
      }),
    );
    const work = clientOf(app, { transport: later }).operations.signInOptions();
    await expect(work).rejects.toMatchObject({
      code: 'UNKNOWN',
      message: 'New.',
      requestId: 'r1',
      retryAt: '2026-01-01T00:00:00Z',
    });
  });

  it('is that of a page whose cookies another site does not get', async () => {
    const transport = fetchTransport(pageFetch('https://www.example.org'));
    const [code] = await codeOf(clientOf(app, { session: 'cookie', transport }).operations.login(wrong));
    expect(code).toBe('ORIGIN_NOT_ALLOWED');
  });
});

describeWithApp('the options of a sign-in page', {}, (app) => {
  it('are requested once', async () => {
    const transport = counting();
    const menshen = clientOf(app, { transport });
    const [first, second] = await Promise.all([menshen.signInOptions(), menshen.signInOptions()]);
    expect(first).toBe(second);
    expect(first.methods).toContain('EMAIL');
    expect(transport.count('signInOptions')).toBe(1);
  });
});
