/** What /metrics says of vendors, sessions, limits and captchas, and what /readyz says on both listeners. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import {
  CreateCaptchaChallengeDocument,
  LoginDocument,
  LogoutDocument,
  MeDocument,
  SendSmsCodeDocument,
} from '../support/generated/operations.js';
import { scrape } from '../support/metrics.js';
import { newPhone, SEEDED, signedIn } from '../support/people.js';
import { rawRequest } from '../support/rawRequest.js';
import { signingKey } from '../support/signingKey.js';

const CALLS = 'menshen_vendor_call_duration_seconds_count';
const REFUSALS = 'menshen_limit_refusals_total';

interface Verbose {
  readonly status: string;
  readonly store: string;
  readonly providers: readonly {
    readonly id: string;
    readonly mode: string;
    readonly breakers: readonly { readonly state: string; readonly lastFailure: { readonly code: string } | null }[];
  }[];
}

const FORWARD_AUTH_SECRET = 'a-secret-of-the-proxy-0123456789-0123456789';
const environment = {
  METRICS_PORT: '0',
  LIMIT_FAILURES_PER_HOUR: '3',
  TOKEN_AUDIENCES: 'orders',
  SIGNING_KEYS: signingKey(),
  FORWARD_AUTH_SECRET,
};

describeWithApp('the metrics of a server', { environment }, (app) => {
  const now = () => scrape(app.metricsUrl());

  it('name vendor calls by operation, with the result', async () => {
    const client = await signedIn(app);
    await client.run(MeDocument);
    const page = await now();
    expect(page.sum(CALLS, { provider: 'authing', call: 'loginByEmail', code: 'ok' })).toBeGreaterThan(0);
    expect(page.values(CALLS, 'call').join(' ')).not.toMatch(/[@?/]api|\d{6}/);
    await app.control.fail('authing', { match: 'loginByEmail', count: 1, mode: 'http500' });
    await app.client().send(LoginDocument, { input: { method: { email: { email: SEEDED.email, password: 'x' } } } });
    expect((await now()).sum(CALLS, { provider: 'authing', call: 'loginByEmail', code: 'UNAVAILABLE' })).toBe(1);
    const line = app.log.find((each) => each.includes('vendor call failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      provider: 'authing',
      call: 'loginByEmail',
      host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      ms: expect.any(Number),
      code: 'UNAVAILABLE',
      reason: 'HTTP 500',
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('count sessions that end', async () => {
    const client = await signedIn(app);
    const before = (await now()).sum('menshen_sessions_ended_total', { provider: 'AUTHING' });
    await client.run(LogoutDocument);
    expect((await now()).sum('menshen_sessions_ended_total', { provider: 'AUTHING' }) - before).toBe(1);
  });

  it('count refusals by limit', async () => {
    const phone = newPhone();
    for (let count = 0; count < 2; count++) {
      await app.client().run(SendSmsCodeDocument, { input: { phone, scene: 'LOGIN' } });
    }
    for (let count = 0; count < 4; count++) {
      const method = { username: { username: 'nobody-at-all', password: 'wrong-Password-1' } };
      await app.client().run(LoginDocument, { input: { method } });
    }
    const page = await now();
    expect(page.sum(REFUSALS, { limit: 'secondsBetweenCodes' })).toBe(1);
    expect(page.sum(REFUSALS, { limit: 'lockout' })).toBe(1);
  });

  it('say whether captchas are offline', async () => {
    const create = () => app.client().run(CreateCaptchaChallengeDocument, { purpose: 'LOGIN' });
    await create();
    expect((await now()).sum('menshen_captcha_offline')).toBe(0);
    await app.control.fail('geetest', { match: '/register.php', count: 2, mode: 'http500' });
    await create();
    const page = await now();
    expect(page.sum('menshen_captcha_offline')).toBe(1);
    expect(page.sum('menshen_captcha_challenges_total', { mode: 'online' })).toBe(1);
    expect(page.sum('menshen_captcha_challenges_total', { mode: 'offline' })).toBe(1);
  });

  it('count the requests of the other routes by their pattern, and unknown addresses together', async () => {
    const ROUTES = 'menshen_http_request_duration_seconds_count';
    const before = await now();
    const secret = { 'x-forward-auth-secret': FORWARD_AUTH_SECRET };
    await fetch(`${app.url()}/auth/verify?audience=orders`, { headers: secret });
    await fetch(`${app.url()}/auth/verify?audience=orders`);
    await fetch(`${app.url()}/livez`);
    await fetch(`${app.url()}/a-page-of-a-scanner?code=123456`);
    await app.client().run(MeDocument);
    const grown = async (route: string, code: string) =>
      (await now()).sum(ROUTES, { route, code }) - before.sum(ROUTES, { route, code });
    // A response is measured when it has been sent. Without the secret the address counts as unknown.
    await expect.poll(() => grown('/auth/verify', '403')).toBe(1);
    await expect.poll(() => grown('other', '404')).toBe(2);
    await expect.poll(() => grown('/livez', '200')).toBe(1);
    expect((await now()).values(ROUTES, 'route').filter((route) => /scanner|graphql|code/.test(route))).toEqual([]);
  });

  it('show the process and the version', async () => {
    const page = await now();
    expect(page.of('menshen_info')[0]?.labels.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(page.sum('process_resident_memory_bytes')).toBeGreaterThan(0);
  });

  it('stay on their own listener', async () => {
    expect((await fetch(`${app.url()}/metrics`)).status).toBe(404);
    expect(await (await fetch(`${app.url()}/readyz?verbose`)).json()).not.toHaveProperty('providers');
    expect((await fetch(`${app.metricsUrl()}/graphql`)).status).toBe(404);
    const foreign = await rawRequest(`${app.metricsUrl()}/metrics`, { headers: { host: 'evil.example' } });
    expect(foreign.status).toBe(421);
  });
});

describeWithApp('a server whose provider is dead', { environment: { METRICS_PORT: '0' } }, (app) => {
  it('is ready but degraded, and says which breaker is open', async () => {
    const details = async () => (await (await fetch(`${app.metricsUrl()}/readyz?verbose`)).json()) as Verbose;
    const breakerOf = async () =>
      (await scrape(app.metricsUrl())).sum('menshen_breaker_state', { provider: 'authing', use: '' });
    expect(await (await fetch(`${app.url()}/readyz`)).json()).toEqual({ status: 'ok' });
    expect(await details()).toMatchObject({ status: 'ok', store: 'ok' });
    expect(await breakerOf()).toBe(0);
    await app.control.fail('authing', { match: '/graphql', count: 20, mode: 'http500' });
    const input = { method: { email: { email: SEEDED.email, password: 'any-Password-1' } } };
    for (let count = 0; count < 6; count++) await app.client().send(LoginDocument, { input });
    const ready = await fetch(`${app.url()}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'degraded' }]);
    expect(await breakerOf()).toBe(2);
    const { status, store, providers } = await details();
    expect([status, store]).toEqual(['degraded', 'ok']);
    const authing = providers.find(({ id }) => id === 'authing');
    expect(authing?.mode).toBe('EMULATED');
    expect(authing?.breakers).toContainEqual(
      expect.objectContaining({
        state: 'open',
        lastFailure: { code: 'UNAVAILABLE', at: expect.stringMatching(/^\d{4}-.*Z$/) },
      }),
    );
    expect(providers.find(({ id }) => id === 'geetest')?.breakers.every(({ state }) => state === 'closed')).toBe(true);
  });
});
