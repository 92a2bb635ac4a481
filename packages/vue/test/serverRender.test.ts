/** Rendering on a server: what the first state is, and that nothing is sent. */
import { type CaptchaChallenge, createMenshen, type Menshen, type Transport } from '@menshen/client';
import { describe, expect, it, vi } from 'vitest';
import { type Component, createSSRApp, defineComponent, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { signedInSnapshot } from '../../../test/support/snapshots.js';
import { createMenshenPlugin, MenshenCaptcha, useResetPassword, useSignUp, useUser } from '../src/index.js';
import { renderPage } from './renderPage.js';

const url = 'http://localhost:1';
const User = defineComponent(() => {
  const user = useUser();
  return () => h('p', String(user.value));
});

/** A client, and the requests that it sent. */
function clientWithRequests(body = '') {
  const requests: string[] = [];
  const transport: Transport = {
    async request(request) {
      requests.push(request.body);
      return { status: 200, body };
    },
  };
  return { client: createMenshen({ url, transport, cookie: 'menshen_session=1' }), requests };
}

const render = (component: Component, client: Menshen) =>
  renderToString(createSSRApp(component).use(createMenshenPlugin(client)));

describe('renderToString', () => {
  it('renders the first state of the session and of flows', async () => {
    expect((await renderPage()).html).toBe('<p id="status">unknown unknown idle no methods</p>');
  });

  it('renders the session of the request', async () => {
    expect((await renderPage('menshen')).html).toBe('<p id="status">signedIn menshen idle no methods</p>');
  });

  it('reads no session from a client that requests may share', async () => {
    const { user, session } = signedInSnapshot('ada');
    const { client } = clientWithRequests(JSON.stringify({ data: { me: user, session } }));
    await client.loadSession();
    expect(client.session.user?.username).toBe('ada');
    expect(await render(User, client)).toBe('<p>undefined</p>');
  });

  it('sends nothing, warns of nothing, and leaves no listener behind', async () => {
    const warnings = vi.spyOn(console, 'warn');
    const { client, requests } = clientWithRequests();
    const listeners = vi.spyOn(client, 'onChange');
    const Flows = defineComponent(() => {
      const flows = [useSignUp(), useResetPassword()];
      return () => h('p', flows.map(({ value }) => value.kind).join());
    });
    const html = await render(Flows, client);
    expect([html, requests, warnings.mock.calls, listeners.mock.calls]).toEqual(['<p>idle,idle</p>', [], [], []]);
    warnings.mockRestore();
  });

  it('renders captchas: an empty box for a widget, and a picture with its input', async () => {
    const client = createMenshen({ url, language: 'zh-CN' });
    const show = (challenge: CaptchaChallenge) =>
      render(() => h(MenshenCaptcha, { challenge, onAnswer() {}, class: 'captcha' }), client);
    const base = { id: '1', expiresAt: '2026-11-21T08:00:00.000Z' };
    const scriptUrl = 'https://static.geetest.com/v4/gt4.js';
    expect(await show({ __typename: 'GeetestV4Challenge', captchaId: 'x', scriptUrl, ...base })).toMatch(
      /^<div class="captcha">(?:<!--.*?-->)*<div><\/div>(?:<!--.*?-->)*<\/div>$/,
    );
    const picture = await show({ __typename: 'ImageChallenge', imageDataUrl: 'data:image/png;base64,AA==', ...base });
    expect(picture).toContain('<img src="data:image/png;base64,AA==" alt="图形验证码">');
    expect(picture).toMatch(/<label for="([\w-]+)">图中的字符<\/label><input id="\1"/);
  });
});

it('names the missing plugin', async () => {
  await expect(renderToString(createSSRApp(User))).rejects.toThrow('call app.use(createMenshenPlugin(client))');
});
