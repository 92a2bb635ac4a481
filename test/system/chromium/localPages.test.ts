import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { describeWithBrowser } from '../../support/browser.js';

describeWithBrowser('pages of a local start', (open) => {
  const app = new TestApp();
  beforeAll(() => app.start({}));
  afterAll(() => app.close());

  it('runs a query in the explorer, asks nothing of the internet, and keeps the session in a cookie', async () => {
    const page = await open('about:blank');
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') elsewhere.push(request.url());
    });
    await page.goto(`${app.url()}/explorer`);
    await page.getByRole('button', { name: 'Send Request' }).click();
    await expect.poll(() => page.textContent('body'), { timeout: 10_000 }).toMatch(/"me":\s*null/);
    const outcome = await page.evaluate(async () => {
      const query = `mutation($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken } } }`;
      const input = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables: { input } });
      const response = await fetch('/graphql', { method: 'POST', headers, body });
      return ((await response.json()) as { data: { login: unknown } }).data.login;
    });
    expect(outcome).toEqual({ __typename: 'LoginSuccess', accessToken: null });
    expect(await page.evaluate('document.cookie')).not.toContain('menshen');
    await page.getByRole('button', { name: 'Send Request' }).click();
    await expect.poll(() => page.textContent('body'), { timeout: 10_000 }).toContain('menshen@example.com');
    expect(elsewhere).toEqual([]);
  });
});
