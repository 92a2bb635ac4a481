/** Rendering on a server: what the first state is, and that nothing is sent. */
import { createMenshen, type Transport } from '@menshen/client';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { signedInSnapshot } from '../../../test/support/snapshots.js';
import { Captcha, MenshenProvider, useResetPassword, useSignUp, useUser } from '../src/index.js';
import { renderPage } from './renderPage.js';

const url = 'http://localhost:1';

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

describe('renderToString', () => {
  it('renders the first state of the session and of flows', async () => {
    expect((await renderPage()).html).toContain('unknown<!-- --> <!-- -->unknown<!-- --> <!-- -->idle');
  });

  it('renders the session of the request', async () => {
    expect((await renderPage('menshen')).html).toContain('signedIn<!-- --> <!-- -->menshen');
  });

  it('reads no session from a client that requests may share', async () => {
    const { user, session } = signedInSnapshot('ada');
    const { client } = clientWithRequests(JSON.stringify({ data: { me: user, session } }));
    await client.loadSession();
    expect(client.session.user?.username).toBe('ada');
    const User = () => String(useUser());
    expect(
      renderToString(
        <MenshenProvider client={client}>
          <User />
        </MenshenProvider>,
      ),
    ).toBe('undefined');
  });

  it('sends nothing and warns of nothing', () => {
    const warnings = vi.spyOn(console, 'error');
    const { client, requests } = clientWithRequests();
    const Flows = (): ReactElement => <p>{[useSignUp().kind, useResetPassword().kind].join()}</p>;
    const html = renderToString(
      <MenshenProvider client={client}>
        <Flows />
      </MenshenProvider>,
    );
    expect([html, requests, warnings.mock.calls]).toEqual(['<p>idle,idle</p>', [], []]);
    warnings.mockRestore();
  });

  it('renders captchas: an empty box for a widget, and a picture with its input', () => {
    const render = (challenge: Parameters<typeof Captcha>[0]['challenge']) =>
      renderToString(
        <MenshenProvider client={createMenshen({ url, language: 'zh-CN' })}>
          <Captcha challenge={challenge} onAnswer={() => {}} className="captcha" />
        </MenshenProvider>,
      );
    const base = { id: '1', expiresAt: '2026-11-21T08:00:00.000Z' };
    const scriptUrl = 'https://static.geetest.com/v4/gt4.js';
    expect(render({ __typename: 'GeetestV4Challenge', captchaId: 'x', scriptUrl, ...base })).toBe(
      '<div class="captcha"><div></div></div>',
    );
    const picture = render({ __typename: 'ImageChallenge', imageDataUrl: 'data:image/png;base64,AA==', ...base });
    expect(picture).toContain('<img src="data:image/png;base64,AA==" alt="图形验证码"/>');
    expect(picture).toMatch(/<label for="(\w+)">图中的字符<\/label><input id="\1"/);
  });
});

it('names the missing provider', () => {
  const User = () => String(useUser());
  expect(() => renderToString(<User />)).toThrow('render this component inside <MenshenProvider client={...}>');
});
