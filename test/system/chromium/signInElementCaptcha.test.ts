/** Captchas of every kind inside `<menshen-sign-in>`. The policy of the page names the hosts of the captcha, and nothing else. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { describeElement, isSignedIn, press, signInBy, tab } from '../../support/elementSuite.js';
import { newPhone, PASSWORD, SEEDED } from '../../support/people.js';

const ALWAYS = {
  CAPTCHA_LOGIN: 'always',
  CAPTCHA_REGISTER: 'always',
  CAPTCHA_SEND_CODE: 'always',
  CAPTCHA_RESET_PASSWORD: 'always',
};

async function solve(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Security check' }).waitFor();
  await press(page, 'Click to verify');
}

describeElement('menshen-sign-in with GeeTest v3', { environment: ALWAYS }, ({ app, site, visit }) => {
  beforeEach(() => site.allowCaptcha(app));

  it('shows the captcha, another one after a wrong answer, and signs in without the password again', async () => {
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByRole('heading', { name: 'Security check' }).waitFor();
    await press(page, 'Answer wrongly');
    await solve(page);
    await isSignedIn(page);
  });

  it('says that the script did not load, and loads it on request', async () => {
    const page = await visit();
    await page.route('**/gt*.js', (route) => route.abort());
    await signInBy(page, SEEDED.email, PASSWORD);
    await page.getByText('The captcha did not load.').waitFor();
    await page.unroute('**/gt*.js');
    await press(page, 'Try again');
    await solve(page);
    await isSignedIn(page);
  });

  it('works offline while the vendor is down', async () => {
    await app.control.fail('geetest', { count: 5, match: 'register.php', mode: 'http500' });
    const page = await visit();
    await signInBy(page, SEEDED.email, PASSWORD);
    await solve(page);
    await isSignedIn(page);
  });

  it('shows the captcha before a code, and keeps the phone', async () => {
    const page = await visit();
    await tab(page, 'SMS code');
    await page.getByLabel('Phone', { exact: true }).fill(SEEDED.phone);
    await press(page, 'Get code');
    await solve(page);
    await page.getByText(`We sent a code to ${SEEDED.phone}.`).waitFor();
    expect(await page.getByLabel('Phone', { exact: true }).inputValue()).toBe(SEEDED.phone);
    await page.getByLabel('Verification code').fill(await app.control.code(SEEDED.phone));
    await press(page, 'Sign in');
    await solve(page);
    await isSignedIn(page);
  });

  it('shows the captcha before a registration', async () => {
    const phone = newPhone();
    const page = await visit();
    await press(page, 'Create an account');
    await tab(page, 'User name');
    await page.getByLabel('User name').fill(`person-${phone}`);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await press(page, 'Create an account');
    await solve(page);
    await isSignedIn(page);
  });

  it('shows the captcha before the code and before the change of a forgotten password', async () => {
    const { email } = SEEDED;
    const page = await visit();
    await press(page, 'Forgot password?');
    await page.getByLabel('E-mail or phone').fill(email);
    await press(page, 'Send code');
    await solve(page);
    await page.getByText(`We sent a code to ${email}.`).waitFor();
    await page.getByLabel('Verification code').fill(await app.control.code(email));
    await page.getByLabel('New password', { exact: true }).fill('A-new-one-1');
    await press(page, 'Confirm');
    await solve(page);
    await page.getByRole('heading', { name: 'Password changed' }).waitFor();
  });
});

describeElement(
  'menshen-sign-in with GeeTest v4',
  { environment: { CAPTCHA_LOGIN: 'always', GEETEST_DEFAULT: 'v4' } },
  ({ app, site, visit }) => {
    beforeEach(() => site.allowCaptcha(app));

    it('shows the captcha and signs in', async () => {
      const page = await visit();
      await signInBy(page, SEEDED.email, PASSWORD);
      await solve(page);
      await isSignedIn(page);
    });

    it('speaks the language of the page', async () => {
      const page = await visit({ attributes: { language: 'zh-CN' } });
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await page.getByLabel('邮箱 / 用户名 / 手机号').fill(SEEDED.email);
      await press(page, '登录');
      await page.getByRole('button', { name: '点击按钮进行验证' }).click();
      await page.getByText(/您已登录/).waitFor();
    });
  },
);

describeElement('menshen-sign-in with a picture of the identity provider', {}, ({ app, visit }) => {
  it('shows the picture of the identity provider, another one on request, and goes on without the password', async () => {
    const page = await visit();
    for (const _failure of [1, 2, 3]) {
      await signInBy(page, SEEDED.email, 'wrong-password');
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Password', { exact: true }).fill('');
    }
    await signInBy(page, SEEDED.email, PASSWORD);
    const picture = page.getByRole('img', { name: 'Picture with characters' });
    const first = await picture.getAttribute('src');
    await page.getByLabel('Characters in the picture').fill('????');
    await press(page, 'Continue');
    await expect.poll(() => picture.getAttribute('src')).not.toBe(first);
    const second = await picture.getAttribute('src');
    await press(page, 'Another picture');
    await expect.poll(() => picture.getAttribute('src')).not.toBe(second);
    expect(await page.getByLabel('Characters in the picture').inputValue()).toBe('');
    const [captcha] = await app.control.call<{ text: string }[]>('GET', '/authing/captchas');
    await page.getByLabel('Characters in the picture').fill(captcha?.text ?? '');
    await press(page, 'Continue');
    await isSignedIn(page);
  });
});
