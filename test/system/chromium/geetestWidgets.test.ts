/** The emulated widgets in a real page of another origin, clicked like a person would. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { md5, VendorClient } from '../../datasources/geetest/emulator/vendorClient.js';
import { type ScriptedVendor, startVendor } from '../../datasources/transport/scriptedVendor.js';
import { describeWithBrowser } from '../../support/browser.js';

type Values = Record<string, string>;

let vendor: VendorClient;
let site: ScriptedVendor;
let html = '';
beforeAll(async () => {
  vendor = await VendorClient.start();
  site = await startVendor((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
});
beforeEach(() => vendor.control.reset());
afterAll(async () => {
  await site.close();
  await vendor.emulators.close();
});

/** A page that shows what the widget tells it. `script` finds the widget's config in `config`. */
function pageWith(source: string, init: string, config: object): void {
  html = `<!doctype html><meta charset="utf-8"><title>Site</title><form><div id="captcha"></div></form><pre id="log"></pre>
<script src="${source}"></script><script>
function log(word) { document.querySelector('#log').textContent += word + ' '; }
${init}(${JSON.stringify(config)}, function (captcha) {
  window.captcha = captcha;
  captcha.appendTo('#captcha').onReady(function () { log('ready'); }).onSuccess(function () { log('success'); })
    .onFail(function () { log('fail'); }).onError(function (error) { log(error.code); }).onClose(function () { log('close'); });
});
</script>`;
}

const showV3 = (config: object) =>
  pageWith(`${vendor.v3.url}/gt.js`, 'initGeetest', {
    gt: vendor.v3.captchaId,
    new_captcha: true,
    lang: 'zh-cn',
    ...config,
  });
const showV4 = (config: object = {}) =>
  pageWith(`${vendor.v4.baseUrl}/v4/gt4.js`, 'initGeetest4', {
    captchaId: vendor.v4.captchaId,
    language: 'zho',
    ...config,
  });

const logOf = (page: Page) => page.textContent('#log');
const valuesOf = (page: Page) => page.evaluate('window.captcha.getValidate()') as Promise<Values | false>;

async function clicked(page: Page): Promise<Values> {
  await expect.poll(() => logOf(page)).toContain('ready');
  expect(await valuesOf(page)).toBe(false);
  await page.getByRole('button', { name: '点击按钮进行验证' }).click();
  await expect.poll(() => logOf(page)).toContain('success');
  const values = await valuesOf(page);
  if (values === false) throw new Error('no values');
  return values;
}

describeWithBrowser('the v3 widget', (open) => {
  it('hands over what validate.php then accepts, and puts it into the form', async () => {
    const challenge = await vendor.register();
    showV3({ challenge, offline: false, product: 'float' });
    const page = await open(site.url);
    const values = await clicked(page);
    expect(Object.keys(values)).toEqual(['geetest_challenge', 'geetest_validate', 'geetest_seccode']);
    const inForm = await page.evaluate('Object.fromEntries(new FormData(document.querySelector("form")))');
    expect(inForm).toEqual(values);
    const seccode = String(values.geetest_seccode);
    expect(await vendor.validate({ seccode, challenge: String(values.geetest_challenge) })).toBe(md5(seccode));
    expect(await page.getByRole('status').textContent()).toBe('验证成功');
  });

  it('submits the longer challenge of a slide, asked at the server that the page names', async () => {
    await vendor.command('/geetest/settings', { slide: true });
    const challenge = await vendor.register();
    showV3({ challenge, offline: false, api_server: vendor.v3.apiServer });
    const values = await clicked(await open(site.url));
    expect(values.geetest_challenge).toMatch(new RegExp(`^${challenge}[0-9a-z]{2}$`));
    expect(await vendor.validate({ seccode: String(values.geetest_seccode) })).toBe(
      md5(String(values.geetest_seccode)),
    );
  });

  it('counts wrong answers, and starts again', async () => {
    showV3({ challenge: await vendor.register(), offline: false, lang: 'en' });
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('ready ');
    await page.getByRole('button', { name: 'Answer wrongly' }).click();
    await expect.poll(() => logOf(page)).toBe('ready fail ');
    await page.getByRole('button', { name: 'Click to verify' }).click();
    await expect.poll(() => logOf(page)).toBe('ready fail success ');
    await page.evaluate('window.captcha.reset()');
    await expect.poll(() => logOf(page)).toBe('ready fail success ready ');
    expect(await valuesOf(page)).toBe(false);
    await expect.poll(() => page.locator('form input').count()).toBe(0);
  });

  it('shows the vendor’s number for a challenge that is none', async () => {
    showV3({ challenge: '0'.repeat(32), offline: false });
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('error_23 ');
    expect(await page.getByRole('button').first().isDisabled()).toBe(true);
  });

  it('asks the vendor nothing while the site is offline', async () => {
    const challenge = 'cfcd208495d565ef66e7dff9f98764dacf';
    showV3({ challenge, offline: true });
    const expected = '3f5b211cc6d752cd35e1020a5615cf92';
    expect(await clicked(await open(site.url))).toEqual({
      geetest_challenge: challenge,
      geetest_validate: expected,
      geetest_seccode: `${expected}|jordan`,
    });
    showV3({ challenge, offline: true, new_captcha: false });
    const older = await clicked(await open(site.url));
    expect(older.geetest_validate).toBe('00000000002f_000000002222df_000000002222df');
    const requests = await vendor.control.read<{ path: string }[]>('/providers/geetest/requests');
    expect(requests.filter(({ path }) => !path.endsWith('.js'))).toEqual([]);
  });

  it.each(['http500', 'garbage', 'drop'])('falls back on its own when the type cannot be had by %s', async (mode) => {
    // More than one: browsers try once more by themselves when a connection breaks.
    await vendor.control.send('POST', '/providers/geetest/faults', { count: 5, match: 'gettype.php', mode });
    const challenge = await vendor.register();
    showV3({ challenge, offline: false });
    const values = await clicked(await open(site.url));
    expect(values.geetest_validate).toBe(md5(challenge));
    expect(await vendor.validate({ seccode: String(values.geetest_seccode) })).toBe('false');
  });

  it('waits for the page where it is bound to a button of the site', async () => {
    showV3({ challenge: await vendor.register(), offline: false, product: 'bind' });
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('ready ');
    expect(await page.getByRole('button').count()).toBe(0);
    await page.evaluate('window.captcha.verify()');
    await page.getByRole('button', { name: '关闭' }).click();
    await expect.poll(() => logOf(page)).toBe('ready close ');
    await page.evaluate('window.captcha.verify()');
    await page.getByRole('button', { name: '点击按钮进行验证' }).click();
    await expect.poll(() => logOf(page)).toBe('ready close success ');
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
    await page.evaluate('window.captcha.destroy()');
    expect(await valuesOf(page)).toBe(false);
  });
});

describeWithBrowser('both widgets', (open) => {
  it('speak the language of the browser where the page names none', async () => {
    for (const show of [
      async () => showV3({ challenge: await vendor.register(), lang: undefined }),
      async () => showV4({ language: undefined }),
    ]) {
      await show();
      const page = await open(site.url);
      await page.getByRole('group', { name: 'GeeTest captcha (emulated)' }).waitFor();
      await page.addInitScript("Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' })");
      await show();
      await page.reload();
      await page.getByRole('group', { name: '极验人机验证（模拟）' }).waitFor();
    }
  });

  it('work with the keyboard alone', async () => {
    showV4();
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('ready ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => logOf(page)).toBe('ready fail ');
    // The focus is on the button that solves the captcha.
    await page.keyboard.press('Enter');
    await expect.poll(() => logOf(page)).toBe('ready fail success ');
  });
});

describeWithBrowser('the v4 widget', (open) => {
  it('shows the error of the vendor while the service is offline', async () => {
    await vendor.command('/providers/geetest/switches/v4', { value: 'offline' });
    showV4();
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('-50000 ');
    expect(await page.getByRole('status').textContent()).toBe('出错了：-50000');
  });

  it('hands over what validate then accepts', async () => {
    showV4();
    const { captcha_id, ...pass } = await clicked(await open(site.url));
    expect(captcha_id).toBe(vendor.v4.captchaId);
    expect(Object.keys(pass).sort()).toEqual(['captcha_output', 'gen_time', 'lot_number', 'pass_token']);
    expect(await vendor.validateV4(pass)).toMatchObject({ status: 'success', result: 'success' });
  });

  it('tells of a wrong answer, and shows the vendor’s number for a wrong id', async () => {
    showV4({ language: 'eng' });
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('ready ');
    await page.getByRole('button', { name: 'Answer wrongly' }).click();
    await expect.poll(() => logOf(page)).toBe('ready fail ');
    showV4({ captchaId: 'f'.repeat(32) });
    const wrong = await open(site.url);
    await expect.poll(() => logOf(wrong)).toBe('-50103 ');
  });

  it('waits for the page where it is bound to a button of the site', async () => {
    showV4({ product: 'bind' });
    const page = await open(site.url);
    await expect.poll(() => logOf(page)).toBe('ready ');
    await page.evaluate('window.captcha.showCaptcha()');
    await page.getByRole('button', { name: '点击按钮进行验证' }).click();
    await expect.poll(() => logOf(page)).toBe('ready success ');
  });
});
