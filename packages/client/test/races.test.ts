/** Answers that arrive late, out of order, or after the client has gone on, and clocks that are wrong. */
import { afterEach, expect, it, vi } from 'vitest';
import { describeWithApp, type TestApp } from '../../../test/support/app.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../../../test/support/passkeys.js';
import { newcomer, PASSWORD, SEEDED } from '../../../test/support/people.js';
import { fetchTransport, memoryStorage, type PasskeyPrompt, type Transport } from '../src/index.js';
import { solution, WRONG } from './support/captcha.js';
import { clientOf, cuttable, holding, pageClient, pageFetch } from './support/client.js';
import { softPasskeys } from './support/passkeys.js';
import { expectState } from './support/states.js';

const METHOD = { email: { email: SEEDED.email, password: PASSWORD } };

const PAST = new Date(Date.now() - 3_600_000).toISOString();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A client in cookie mode over this transport, which shares the cookies of the jar. */
const pageOver = (app: TestApp, jar: Map<string, string>, wrap: (transport: Transport) => Transport) =>
  pageClient(app, { transport: wrap(fetchTransport(pageFetch(app.url(), jar))) });

describeWithApp('a cookie session', {}, (app) => {
  it('is not ended by the late answer to a request from before the sign-in', async () => {
    const wire = holding('endOtherSessions', fetchTransport(pageFetch(app.url())));
    const menshen = pageClient(app, { transport: wire });
    const early = menshen.operations.endOtherSessions();
    await expect.poll(() => wire.held).toBe(1);
    expectState(await menshen.signIn().start(METHOD), 'done');
    wire.release();
    await expect(early).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(menshen.session.status).toBe('signedIn');
  });

  it('stays, and the caller learns it, when the server cannot be reached for the sign-out', async () => {
    const jar = new Map<string, string>();
    const wire = cuttable(fetchTransport(pageFetch(app.url(), jar)));
    const menshen = pageClient(app, { transport: wire });
    expectState(await menshen.signIn().start(METHOD), 'done');
    wire.isCut = true;
    await expect(menshen.signOut()).rejects.toMatchObject({ code: 'NETWORK_ERROR' });
    // The browser still has the cookie.
    expect([menshen.session.status, jar.has('menshen_session')]).toEqual(['signedIn', true]);
    wire.isCut = false;
    await menshen.signOut();
    expect([menshen.session.status, jar.has('menshen_session')]).toEqual(['anonymous', false]);
  });
});

describeWithApp('clients of two tabs', {}, (app) => {
  it('follow a sign-out while one of them loads the session', async () => {
    vi.stubGlobal('document', {});
    const jar = new Map<string, string>();
    const first = pageOver(app, jar, (transport) => transport);
    expectState(await first.signIn().start(METHOD), 'done');
    const wire = holding('session{', fetchTransport(pageFetch(app.url(), jar)));
    const second = pageClient(app, { transport: wire });
    const loading = second.loadSession();
    await expect.poll(() => wire.held).toBe(1);
    // A third tab, which opened its channel last and so receives the message last.
    const witness = new BroadcastChannel(`menshen ${app.url()}`);
    const message = new Promise((resolve) => {
      witness.onmessage = resolve;
    });
    await first.signOut();
    await message;
    wire.release();
    expect((await loading).status).toBe('anonymous');
    witness.close();
    first.dispose();
    second.dispose();
  });

  it('sign out although the page has closed the channel', async () => {
    vi.stubGlobal('document', {});
    const menshen = pageOver(app, new Map(), (transport) => transport);
    expectState(await menshen.signIn().start(METHOD), 'done');
    const signingOut = menshen.signOut();
    menshen.dispose();
    await signingOut;
    expect(menshen.session.status).toBe('anonymous');
  });
});

describeWithApp('a refresh of a shared token', {}, (app) => {
  it('does not overwrite the token of a sign-in that came before its answer', async () => {
    const storage = memoryStorage();
    const key = `menshen ${app.url()}`;
    const wire = holding('refreshSession');
    const first = clientOf(app, { storage, transport: wire });
    expectState(await first.signIn().start(METHOD), 'done');
    const { token } = JSON.parse((await storage.get(key)) ?? '{}') as { token: string };
    await storage.set(key, JSON.stringify({ token, refreshAt: 0 }));
    const request = first.operations.currentSession();
    await expect.poll(() => wire.held).toBe(1);
    const second = clientOf(app, { storage: { ...storage, get: () => undefined } });
    expectState(await second.signIn().start(METHOD), 'done');
    const newer = await storage.get(key);
    wire.release();
    await request;
    expect(await storage.get(key)).toBe(newer);
  });
});

describeWithApp('a step that is repeated after a failure', { environment: { CAPTCHA_SEND_CODE: 'always' } }, (app) => {
  it('signs in after the change of a password, as the first attempt would have', async () => {
    const { email } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: email, forcePasswordChange: true });
    const wire = cuttable();
    const flow = clientOf(app, { transport: wire }).signIn();
    const change = expectState(await flow.start({ email: { email, password: PASSWORD } }), 'passwordChange');
    wire.isCut = true;
    const failed = expectState(await change.submit({ newPassword: 'A-new-one-1', oldPassword: PASSWORD }), 'failed');
    wire.isCut = false;
    expectState((await failed.retry?.()) ?? flow.state, 'done');
  });

  it('shows another challenge in place of a spent one', async () => {
    const wire = cuttable();
    const flow = clientOf(app, { transport: wire }).signIn();
    const captcha = expectState(await flow.sendCode(SEEDED.phone), 'captcha');
    wire.isCut = true;
    const failed = expectState(await captcha.solve(WRONG), 'failed');
    wire.isCut = false;
    const another = expectState((await failed.retry?.()) ?? flow.state, 'captcha');
    expect(another.problem?.outcome).toBe('CaptchaRejected');
    expect(another.challenge).not.toEqual(captcha.challenge);
    expectState(await another.solve(await solution(app, another.challenge)), 'idle');
  });
});

describeWithApp('a QR code', {}, (app) => {
  it('is a state whose methods work until something changes', async () => {
    const flow = clientOf(app).signIn();
    const shown = expectState(await flow.start({ qrCode: true }), 'qr');
    // The first report about the event says nothing new.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(flow.state).toBe(shown);
    const renewed = expectState(await shown.renew(), 'qr');
    expect(renewed.event.id).not.toBe(shown.event.id);
    flow.restart();
  });
});

describeWithApp(
  'passkeys in the autofill',
  { environment: { ...PASSKEY_ENVIRONMENT, PASSKEY_LOGIN: 'yes' } },
  (app) => {
    it('are not requested again and again where the clock of the device is fast', async () => {
      await definePasskeyField(app);
      let prompts = 0;
      const prompt: PasskeyPrompt = {
        ...softPasskeys(),
        getConditional(_options, signal) {
          prompts += 1;
          return new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(null));
          });
        },
      };
      const wire = fetchTransport();
      const transport: Transport = {
        ...wire,
        // As a device reads it whose clock is an hour fast.
        async request(request) {
          const { status, body } = await wire.request(request);
          return { status, body: body.replace(/"expiresAt":"[^"]+"/, `"expiresAt":"${PAST}"`) };
        },
      };
      const flow = clientOf(app, { transport, passkeys: prompt }).signIn({ conditionalPasskey: true });
      flow.onChange(() => {});
      await expect.poll(() => prompts).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      flow.dispose();
      expect(prompts).toBe(1);
    });
  },
);
