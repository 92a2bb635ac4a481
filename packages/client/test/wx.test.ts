/** A mini program: no fetch, no cookies, no streams, and none of the globals of browsers. */
import { createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../../../test/support/app.js';
import { PASSWORD, SEEDED } from '../../../test/support/people.js';
import { decide } from '../../../test/support/phone.js';
import { createMenshen, type Menshen, wxTransport } from '../src/index.js';
import { bundle } from './support/bundle.js';
import { expectState, stateOf } from './support/states.js';
import { wxOverHttp } from './support/wx.js';

const METHOD = { email: { email: SEEDED.email, password: PASSWORD } };

describeWithApp('a mini program', {}, (app) => {
  const inProcess = () => createMenshen({ url: app.url(), language: 'zh-CN', transport: wxTransport(wxOverHttp()) });

  it('signs in with a password and keeps a bearer session', async () => {
    const menshen = inProcess();
    expectState(await menshen.signIn().start(METHOD), 'done');
    expect((await menshen.loadSession()).user?.username).toBe(SEEDED.username);
    await menshen.signOut();
    await expect(menshen.operations.endOtherSessions()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('signs in by QR code, which it polls', async () => {
    const flow = inProcess().signIn();
    expectState(await flow.start({ qrCode: true }), 'qr');
    await decide(app, 'approve', SEEDED.username);
    await stateOf(flow, 'done');
  });

  it('has the same errors', async () => {
    const away = createMenshen({ url: 'http://127.0.0.1:1', language: 'en', transport: wxTransport(wxOverHttp()) });
    await expect(away.loadSession()).rejects.toMatchObject({ code: 'NETWORK_ERROR' });
    const late = createMenshen({ url: app.url(), timeoutMs: 1, transport: wxTransport(wxOverHttp()) });
    await expect(late.operations.login({ input: { method: METHOD } })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('needs no global but timers', async () => {
    const menshen = inMiniProgram(app);
    const flow = menshen.signIn();
    const rejected = expectState(await flow.start({ email: { ...METHOD.email, password: 'wrong' } }), 'rejected');
    expectState(await rejected.start(METHOD), 'done');
    expect(menshen.session.status).toBe('signedIn');
    expectState(await menshen.signIn().start({ passkey: true }), 'idle');
  });
});

/** The bundled client in a context that has the JavaScript language, `wx` and timers alone. */
function inMiniProgram(app: TestApp): Menshen {
  const context = createContext({ setTimeout, clearTimeout, wx: wxOverHttp(), url: app.url() });
  const entry = `import { createMenshen, wxTransport } from './src/index.ts';
    globalThis.menshen = createMenshen({ url, transport: wxTransport(wx) });`;
  runInContext(bundle(entry, '--format=iife').toString(), context);
  return context.menshen as Menshen;
}
