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
    const body = () => page.textContent('body');
    const run = async () => {
      await page.getByRole('button', { name: 'Send Request' }).click();
    };
    for (const name of ['1 Register', '2 Sign in', '3 SMS code', '4 QR code', '5 Custom data', '6 Native']) {
      await expect.poll(body).toContain(name);
    }
    await run();
    await expect.poll(body).toMatch(/"__typename":\s*"RegisterSuccess"/);
    const outcome = await page.evaluate(async () => {
      const query = `mutation($input: LoginInput!) { login(input: $input) { __typename ... on LoginSuccess { accessToken } } }`;
      const input = { method: { email: { email: 'guan@example.com', password: 'Yu-2026-blade' } } };
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ query, variables: { input } });
      const response = await fetch('/graphql', { method: 'POST', headers, body });
      return ((await response.json()) as { data: { login: unknown } }).data.login;
    });
    expect(outcome).toEqual({ __typename: 'LoginSuccess', accessToken: null });
    expect(await page.evaluate('document.cookie')).not.toContain('menshen');
    await page.getByText('6 Native').click();
    await run();
    await expect.poll(body).toMatch(/"loginsCount":\s*\d/);
    expect(await page.getByRole('link', { name: /sponsor|donate/i }).count()).toBe(0);
    expect(elsewhere).toEqual([]);
  });

  it('says that Apollo Sandbox needs the internet, and leads to the explorer', async () => {
    const page = await open('about:blank');
    await page.route(/apollographql\.com|googleapis\.com/, (route) => route.abort());
    await page.goto(`${app.url()}/graphql`);
    const link = page.getByRole('link', { name: 'Explorer' });
    await link.waitFor();
    expect(await page.textContent('body')).toContain('Apollo Sandbox loads from the internet');
    await link.click();
    await expect.poll(() => page.textContent('body')).toContain('1 Register');
  });

  it('offers to load the sign-in page again when its script does not come', async () => {
    const page = await open('about:blank');
    // As during an update, when the page is of one instance and the script is asked of another one.
    const scripts = /\/sign-in\/elements-\w+\.js/;
    await page.route(scripts, (route) => route.fulfill({ status: 404 }));
    await page.goto(`${app.url()}/sign-in?return_to=/account`);
    const reload = page.getByRole('link', { name: 'Load the page again' });
    await reload.waitFor();
    await page.unroute(scripts);
    await reload.click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await reload.isVisible()).toBe(false);
    expect(new URL(page.url()).search).toBe('?return_to=/account');
  });
});
