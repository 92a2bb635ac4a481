/** The proof of a second account, and the link that takes it. */
import { expect, it } from 'vitest';
import { enrolled } from '../security/secondFactorLogin.js';
import { describeWithApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateLinkProofDocument,
  CurrentSessionDocument,
  LinkAccountDocument,
  LoginDocument,
  type LoginMethod,
  MeDocument,
  RefreshSessionDocument,
} from '../support/generated/operations.js';
import { named, newcomer, newEmail, PASSWORD, SEEDED, signedIn, signIn } from '../support/people.js';

const create = async (client: Client, method: LoginMethod) =>
  (await client.run(CreateLinkProofDocument, { method })).createLinkProof;
const link = async (client: Client, proof: string) =>
  (await client.run(LinkAccountDocument, { input: { proof } })).linkAccount;
const wechat = async (app: TestApp, openid: string): Promise<LoginMethod> => {
  const { code } = await app.control.call<{ code: string }>('POST', '/authing/wechat', { openid });
  return { wechat: { code } };
};
const links = async (app: TestApp) =>
  (await app.control.requests('authing')).filter(({ path }) => path.includes('/users/link'));

describeWithApp('the proof of a second account', {}, (app) => {
  const proven = async (client: Client, method: LoginMethod) =>
    expectOutcome(await create(client, method), 'LinkProofCreated').proof;

  it.each(['cookie', 'bearer'] as const)(
    'links the account to that of the session, which stays the same: %s',
    async (mode) => {
      const client = await signIn(app.client({ mode }), (await named(app)).method);
      const second = await signIn(app.client(), await wechat(app, `second-${mode}`));
      const own = (await client.run(CurrentSessionDocument)).session;
      const proof = await proven(client, await wechat(app, `second-${mode}`));
      expect((await client.run(CurrentSessionDocument)).session).toEqual(own);
      const { user } = expectOutcome(await link(client, proof), 'AccountUpdated');
      expect(user?.id).toBe((await client.run(MeDocument)).me?.id);
      expect((await second.run(MeDocument)).me).toBeNull();
      const again = await signIn(app.client(), await wechat(app, `second-${mode}`));
      expect((await again.run(MeDocument)).me?.id).toBe(user?.id);
    },
  );

  it('works once, for one of two requests at the same moment', async () => {
    const { client } = await newcomer(app);
    const proof = await proven(client, await wechat(app, 'once'));
    const answers = await Promise.all([link(client, proof), link(client, proof)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AccountUpdated', 'FlowExpired']);
    expectOutcome(await link(client, proof), 'FlowExpired');
    expect(await links(app)).toHaveLength(1);
  });

  it('belongs to its session: another one cannot use it, nor use it up', async () => {
    const { method } = await named(app);
    const [client, same] = [await signIn(app.client(), method), await signIn(app.client(), method)];
    const proof = await proven(client, await wechat(app, 'bound'));
    for (const other of [same, await signedIn(app)]) expectOutcome(await link(other, proof), 'FlowExpired');
    expectOutcome(await link(client, 'made-up'), 'FlowExpired');
    const refreshed = expectOutcome((await client.run(RefreshSessionDocument)).refreshSession, 'LoginSuccess');
    client.token = refreshed.accessToken;
    expectOutcome(await link(client, proof), 'AccountUpdated');
  });

  it('expires after five minutes', async () => {
    const { client } = await newcomer(app);
    const proof = await proven(client, await wechat(app, 'late'));
    await app.control.advance(301);
    expectOutcome(await link(client, proof), 'FlowExpired');
    expect(await links(app)).toEqual([]);
  });

  it('does not help an account that was blocked since', async () => {
    const { client } = await newcomer(app);
    const second = await signIn(app.client(), await wechat(app, 'blocked'));
    const identifier = (await second.run(MeDocument)).me?.id;
    const proof = await proven(client, await wechat(app, 'blocked'));
    await app.control.call('POST', '/authing/users', { identifier, blocked: true });
    expectOutcome(await link(client, proof), 'FlowExpired');
    expect(await links(app)).toEqual([]);
  });

  it('needs the right credential of another account, and registers none by password', async () => {
    const { client, email } = await newcomer(app);
    const other = await newcomer(app);
    const by = (address: string, password: string) => create(client, { email: { email: address, password } });
    expectOutcome(await by(other.email, 'wrong'), 'InvalidCredentials');
    expectOutcome(await by(newEmail(), PASSWORD), 'InvalidCredentials');
    const own = expectOutcome(await by(email, PASSWORD), 'InputRejected');
    expect(own.fields[0]).toEqual({
      path: 'method.email',
      rule: 'WRONG_ACCOUNT',
      params: {},
      message: 'Sign in to another account of the same identity provider.',
    });
    expect(expectOutcome(await by('x', PASSWORD), 'InputRejected').fields[0]?.path).toBe('method.email.email');
    const push = expectOutcome(await create(client, { pushAuth: { event: 'x' } }), 'InputRejected');
    expect(push.fields[0]?.path).toBe('method.pushAuth');
    const passkey = await create(client, { passkey: { challenge: 'x', response: {} } });
    expect(expectOutcome(passkey, 'InputRejected').fields[0]?.path).toBe('method.passkey');
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });

  it('is not given for a password alone where the login of that account needs a second factor', async () => {
    const { input } = await enrolled(app);
    const { client } = await newcomer(app);
    const { fields } = expectOutcome(await create(client, input.method), 'InputRejected');
    expect(fields[0]).toMatchObject({
      rule: 'MORE_STEPS_REQUIRED',
      message: expect.stringMatching(/requires another step/),
    });
  });

  it('is not offered where the provider links no accounts, and asks the vendor nothing', async () => {
    const method = { email: { email: SEEDED.email, password: PASSWORD } };
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method, provider: 'AUTHING_LEGACY' } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    const before = await app.control.requests('authingLegacy');
    const { errors } = await client.send(CreateLinkProofDocument, { method });
    expect(errors[0]?.extensions.code).toBe('NOT_SUPPORTED_BY_PROVIDER');
    expect(await app.control.requests('authingLegacy')).toEqual(before);
  });

  it('is for signed-in users, and goes with linkAccount alone or the older argument alone', async () => {
    const method = { email: { email: newEmail(), password: PASSWORD } };
    const { errors } = await app.client().send(CreateLinkProofDocument, { method });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { client } = await newcomer(app);
    for (const input of [{}, { proof: 'x', secondary: 'y' }, { proof: null }]) {
      expectOutcome((await client.run(LinkAccountDocument, { input })).linkAccount, 'InputRejected');
    }
  });
});

describeWithApp(
  'the proof of an account that MFA_POLICY protects',
  { environment: { MFA_WITHOUT_FACTOR: 'allow', MFA_POLICY: 'always' } },
  (app) => {
    it('is not given for a password alone', async () => {
      const { method } = await named(app);
      const { client } = await newcomer(app);
      expectOutcome(await create(client, method), 'InputRejected');
      expectOutcome(await create(client, await wechat(app, 'no-factor')), 'LinkProofCreated');
    });
  },
);

describeWithApp('createLinkProof against guesses', { environment: { CAPTCHA_LOGIN: 'after-failures:2' } }, (app) => {
  it('shares the captcha and the limits of logins', async () => {
    const { client } = await newcomer(app);
    const { username } = await named(app);
    const guess = () => create(client, { username: { username, password: 'wrong' } });
    expectOutcome(await guess(), 'InvalidCredentials');
    expectOutcome(await guess(), 'InvalidCredentials');
    expect(expectOutcome(await guess(), 'CaptchaRequired').continuation).toBeNull();
  });
});
