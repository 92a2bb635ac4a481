/** Logins of a headless client against a whole server. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../../../test/support/app.js';
import { newPhone, PASSWORD, SEEDED } from '../../../test/support/people.js';
import { createClient, pushAuth } from '../src/index.js';
import { solution, WRONG } from './support/captcha.js';
import { clientOf, cuttable, pageClient } from './support/client.js';
import { expectState } from './support/states.js';

const METHOD = { email: { email: SEEDED.email, password: PASSWORD } };
const WRONG_METHOD = { email: { email: SEEDED.email, password: 'Wrong-2026' } };

describeWithApp('a login by password', {}, (app) => {
  it('ends with the user and a session that the client keeps', async () => {
    const menshen = clientOf(app);
    const seen: string[] = [];
    menshen.onChange(({ status }) => seen.push(status));
    const flow = menshen.signIn();
    const kinds: string[] = [];
    flow.onChange(({ kind }) => kinds.push(kind));
    const done = expectState(await flow.start(METHOD), 'done');
    expect([done.user.username, done.recoveryCode]).toEqual([SEEDED.username, null]);
    expect(kinds).toEqual(['sending', 'done']);
    expect(menshen.session).toMatchObject({ status: 'signedIn', user: { id: done.user.id } });
    expect((await menshen.loadSession()).session?.id).toBe(done.session.id);
    await menshen.signOut();
    expect([menshen.session.status, seen]).toEqual(['anonymous', ['signedIn', 'anonymous']]);
  });

  it('works with a cookie, and shows no token to the page', async () => {
    const jar = new Map<string, string>();
    const menshen = pageClient(app, {}, jar);
    expectState(await menshen.signIn().start(METHOD), 'done');
    expect(jar.has('menshen_session')).toBe(true);
    expect(menshen.session.status).toBe('signedIn');
    // Another client of the same page has the session too.
    expect((await pageClient(app, {}, jar).loadSession()).user?.username).toBe(SEEDED.username);
  });

  it('says so when the browser keeps no cookie', async () => {
    const menshen = clientOf(app, { session: 'cookie' });
    const failed = expectState(await menshen.signIn().start(METHOD), 'failed');
    expect(failed.error).toMatchObject({ code: 'COOKIE_BLOCKED', message: expect.stringContaining('Allow cookies') });
  });

  it('shows a wrong password and lets the user try again', async () => {
    const flow = clientOf(app).signIn();
    const rejected = expectState(await flow.start(WRONG_METHOD), 'rejected');
    expect(rejected.problem.outcome).toBe('InvalidCredentials');
    expectState(await rejected.start(METHOD), 'done');
    // The state has passed, so its methods do nothing.
    expectState(await rejected.start(WRONG_METHOD), 'done');
  });

  it('shows which input was refused, in the language of the client', async () => {
    const flow = clientOf(app, { language: 'zh-CN' }).signIn();
    const { problem } = expectState(await flow.start({ email: { email: 'nobody', password: 'x' } }), 'rejected');
    expect(problem.fields).toMatchObject([{ path: 'input.method.email.email', rule: 'NOT_AN_EMAIL' }]);
    expect(problem.fields[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('signs in with a code, which the flow sends', async () => {
    const flow = clientOf(app).signIn({ autoRegister: true });
    const phone = newPhone();
    const idle = expectState(await flow.sendCode(phone), 'idle');
    expect(idle.codeSent).toMatchObject({ channel: 'SMS', target: phone });
    const code = await app.control.code(phone);
    const done = expectState(await idle.start({ phoneCode: { phone, code } }), 'done');
    expect(done.isNewUser).toBe(true);
  });

  it('goes on after the network was cut', async () => {
    const transport = cuttable();
    const flow = clientOf(app, { transport }).signIn();
    transport.isCut = true;
    const failed = expectState(await flow.start(METHOD), 'failed');
    expect(failed.error.code).toBe('NETWORK_ERROR');
    expectState((await failed.retry?.()) ?? flow.state, 'failed');
    transport.isCut = false;
    const { state } = flow;
    if (state.kind !== 'failed' || !state.retry) throw new Error('no retry');
    expectState(await state.retry(), 'done');
  });
});

describeWithApp('a login behind a captcha', { environment: { CAPTCHA_LOGIN: 'always' } }, (app) => {
  it('goes on once it is solved, without the password', async () => {
    const flow = clientOf(app).signIn();
    const captcha = expectState(await flow.start(METHOD), 'captcha');
    expect(captcha.reason).toBe('POLICY');
    expectState(await captcha.solve(await solution(app, captcha.challenge)), 'done');
  });

  it('shows another challenge after a wrong answer, and in the end begins anew', async () => {
    const flow = clientOf(app).signIn();
    let captcha = expectState(await flow.start(METHOD), 'captcha');
    for (let wrong = 0; wrong < 4; wrong++) {
      captcha = expectState(await captcha.solve(WRONG), 'captcha');
      expect(captcha.problem?.outcome).toBe('CaptchaRejected');
    }
    expectState(await captcha.solve(await solution(app, captcha.challenge)), 'done');
  });

  it('keeps the challenge through a network cut', async () => {
    const transport = cuttable();
    const flow = clientOf(app, { transport }).signIn();
    const captcha = expectState(await flow.start(METHOD), 'captcha');
    const answer = await solution(app, captcha.challenge);
    transport.isCut = true;
    const failed = expectState(await captcha.solve(answer), 'failed');
    transport.isCut = false;
    expectState((await failed.retry?.()) ?? flow.state, 'done');
  });

  it('tells the outcome of the credentials after the captcha', async () => {
    const flow = clientOf(app).signIn();
    const captcha = expectState(await flow.start(WRONG_METHOD), 'captcha');
    const { problem } = expectState(await captcha.solve(await solution(app, captcha.challenge)), 'rejected');
    expect(problem.outcome).toBe('InvalidCredentials');
  });
});

describeWithApp('a code behind a captcha', { environment: { CAPTCHA_SEND_CODE: 'always' } }, (app) => {
  it('is sent once the captcha is solved', async () => {
    const flow = clientOf(app).signIn({ autoRegister: true });
    const phone = newPhone();
    const captcha = expectState(await flow.sendCode(phone), 'captcha');
    const idle = expectState(await captcha.solve(await solution(app, captcha.challenge)), 'idle');
    expect(idle.codeSent?.target).toBe(phone);
    expectState(await idle.start({ phoneCode: { phone, code: await app.control.code(phone) } }), 'done');
  });

  it('is sent after a wrong answer too', async () => {
    const flow = clientOf(app).signIn();
    const captcha = expectState(await flow.sendCode(newPhone()), 'captcha');
    const another = expectState(await captcha.solve(WRONG), 'captcha');
    expect(another.problem?.outcome).toBe('CaptchaRejected');
    expect(another.challenge).not.toEqual(captcha.challenge);
    expectState(await another.solve(await solution(app, another.challenge)), 'idle');
  });
});

describeWithApp('too many logins', { environment: { LIMIT_FAILURES_PER_HOUR: '2' } }, (app) => {
  it('are told with the time to wait, and the form stays', async () => {
    const flow = clientOf(app).signIn();
    await flow.start(WRONG_METHOD);
    await flow.start(WRONG_METHOD);
    const limited = expectState(await flow.start(METHOD), 'limited');
    expect(Date.parse(limited.retryAt)).toBeGreaterThan(Date.now());
    limited.restart();
    expectState(flow.state, 'idle');
  });
});

describeWithApp('a client without passkeys and push requests', {}, (app) => {
  const client = () => createClient({ url: app.url(), language: 'en' });

  it('signs in with a password', async () => {
    const menshen = client();
    expectState(await menshen.signIn().start(METHOD), 'done');
    expect(menshen.session.status).toBe('signedIn');
  });

  it.each([{ qrCode: true }, { passkey: true }] as const)('says that it does not support %o', async (method) => {
    const flow = client().signIn();
    const failed = expectState(await flow.start(method), 'failed');
    expect([failed.error.code, failed.retry]).toEqual(['NOT_SUPPORTED_HERE', undefined]);
    expectState(await failed.back(), 'idle');
  });

  it('takes each of them as a part', async () => {
    const menshen = createClient({ url: app.url(), pushAuth: pushAuth() });
    expectState(await menshen.signIn().start({ qrCode: true }), 'qr');
  });
});
