/** A passkey as the second factor of a login that MFA_POLICY holds. */
import { beforeEach, expect, it } from 'vitest';
import { describeWithApp, type TestApp } from '../support/app.js';
import { Authenticator } from '../support/authenticator.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreatePasskeyChallengeDocument,
  EnrollPasskeyDocument,
  LoginDocument,
  type LoginMethod,
  type MfaAnswer,
  RegisterDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import {
  addPasskey,
  answerFor,
  beginEnrolment,
  challengeFor,
  confirm,
  definePasskeyField,
  PASSKEY_ENVIRONMENT,
} from '../support/passkeys.js';
import { newEmail, PASSWORD } from '../support/people.js';

const ENVIRONMENT = { ...PASSKEY_ENVIRONMENT, MFA_POLICY: 'always' };

/** A new user, without a phone, who is signed in: MFA_POLICY does not hold a registration. */
async function person(app: TestApp): Promise<{ readonly client: Client; readonly method: LoginMethod }> {
  const client = app.client();
  const method = { email: { email: newEmail(), password: PASSWORD } };
  const { register } = await client.run(RegisterDocument, { input: { method, forceLogin: true } });
  client.token = expectOutcome(register, 'RegisterSuccess').accessToken;
  return { client, method };
}

async function begin(client: Client, method: LoginMethod) {
  return expectOutcome((await client.run(LoginDocument, { input: { method } })).login, 'MfaRequired');
}

async function verify(client: Client, flow: string, answer: MfaAnswer) {
  return (await client.run(VerifyMfaDocument, { flow, answer })).verifyMfa;
}

describeWithApp('a login that requires a factor', { environment: ENVIRONMENT }, (app) => {
  beforeEach(() => definePasskeyField(app));
  const withPasskey = async (authenticator = new Authenticator()) => {
    const { client, method } = await person(app);
    await addPasskey(client, authenticator);
    return { method, authenticator };
  };

  it('continues with a passkey, once', async () => {
    const { method, authenticator } = await withPasskey();
    const client = app.client();
    const { flow, factors, enrollable } = await begin(client, method);
    expect([factors, enrollable]).toEqual([[{ kind: 'PASSKEY', maskedTarget: null }], []]);
    const { challenge, options } = await challengeFor(client, 'MFA', flow);
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([authenticator.passkeys[0]?.id]);
    const passkey = { challenge, response: authenticator.get(options) };
    const answers = await Promise.all([1, 2, 3].map(() => verify(client, flow, { passkey })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['FlowExpired', 'FlowExpired', 'LoginSuccess']);
    const done = answers.find(({ __typename }) => __typename === 'LoginSuccess') ?? null;
    const { session } = expectOutcome(done, 'LoginSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'PASSKEY']);
  });

  it('refuses a passkey of another user, a copied key, and a wrong origin, RP or signature', async () => {
    const [own, other] = [await withPasskey(), await withPasskey()];
    const client = app.client();
    const { flow } = await begin(client, own.method);
    const mine = own.authenticator.passkeys[0] ?? expect.fail();
    const theirs = other.authenticator.passkeys[0] ?? expect.fail();
    const attempts = [
      [{}, theirs],
      // The id of the owner's passkey with another key.
      [{}, { ...theirs, id: mine.id, userHandle: mine.userHandle }],
      [{ origin: 'https://attacker.example' }, mine],
      [{ rpId: 'attacker.example' }, mine],
      [{ userVerified: false }, mine],
    ] as const;
    const left: number[] = [];
    for (const [deviation, passkey] of attempts) {
      const { challenge, options } = await challengeFor(client, 'MFA', flow);
      const response = own.authenticator.get(options, deviation, passkey);
      const outcome = await verify(client, flow, { passkey: { challenge, response } });
      left.push(expectOutcome(outcome, 'MfaRejected').attemptsLeft);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
  });

  it('refuses a challenge of another login, of another purpose, and of its own making', async () => {
    const { method, authenticator } = await withPasskey();
    const client = app.client();
    const [first, second] = [await begin(client, method), await begin(client, method)];
    const ofOther = await answerFor(client, authenticator, 'MFA', { flow: second.flow });
    expectOutcome(await verify(client, first.flow, { passkey: ofOther }), 'FlowExpired');
    const options = { challenge: Buffer.from('made-up').toString('base64url'), rpId: 'localhost' };
    const madeUp = { challenge: 'made-up', response: authenticator.get(options) };
    expectOutcome(await verify(client, first.flow, { passkey: madeUp }), 'FlowExpired');
    // The response must be to the challenge that the client names.
    const { challenge } = await challengeFor(client, 'MFA', first.flow);
    const mixed = { challenge, response: ofOther.response };
    expectOutcome(await verify(client, first.flow, { passkey: mixed }), 'InputRejected');
    const large = { challenge, response: { padding: 'x'.repeat(16_384) } };
    expectOutcome(await verify(client, first.flow, { passkey: large }), 'InputRejected');
    const right = await answerFor(client, authenticator, 'MFA', { flow: second.flow });
    expectOutcome(await verify(client, second.flow, { passkey: right }), 'LoginSuccess');
  });

  it('does not let a client without the factor add a passkey', async () => {
    const { method } = await withPasskey();
    const client = app.client();
    const { flow } = await begin(client, method);
    const { errors } = await client.send(EnrollPasskeyDocument, { flow });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    expectOutcome((await client.run(EnrollPasskeyDocument, { flow: 'unknown' })).enrollPasskey, 'FlowExpired');
  });

  it('creates challenges for its own page only, and only with the right arguments', async () => {
    const { method } = await withPasskey();
    const page = app.client({ mode: 'cookie' });
    const { flow } = await begin(page, method);
    const other = app.client({ mode: 'cookie' });
    const { createPasskeyChallenge } = await other.run(CreatePasskeyChallengeDocument, { purpose: 'MFA', flow });
    expectOutcome(createPasskeyChallenge, 'FlowExpired');
    const codeOf = async (variables: { purpose: 'LOGIN' | 'MFA' | 'STEP_UP'; flow?: string }) =>
      (await page.send(CreatePasskeyChallengeDocument, variables)).errors[0]?.extensions.code;
    expect(await codeOf({ purpose: 'MFA' })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ purpose: 'STEP_UP', flow })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ purpose: 'STEP_UP' })).toBe('UNAUTHENTICATED');
    expect(await codeOf({ purpose: 'LOGIN' })).toBe('NOT_SUPPORTED_BY_PROVIDER');
  });

  it('refuses an authenticator whose counter went back', async () => {
    const authenticator = new Authenticator(undefined, true);
    const { method } = await withPasskey(authenticator);
    const client = app.client();
    const prove = async (counter?: number) => {
      const { flow } = await begin(client, method);
      const passkey = authenticator.passkeys[0] ?? expect.fail();
      if (counter !== undefined) passkey.counter = counter;
      return verify(client, flow, { passkey: await answerFor(client, authenticator, 'MFA', { flow }) });
    };
    expectOutcome(await prove(), 'LoginSuccess');
    expectOutcome(await prove(9), 'LoginSuccess');
    // A clone that was made before the last use counts from an earlier value.
    expectOutcome(await prove(4), 'MfaRejected');
    expectOutcome(await prove(9), 'MfaRejected');
    expect(app.log.join('')).toContain('the counter of a passkey went back');
    expectOutcome(await prove(10), 'LoginSuccess');
  });
});

describeWithApp(
  'a login of a user without a factor',
  { environment: { ...ENVIRONMENT, MFA_WITHOUT_FACTOR: 'enroll' } },
  (app) => {
    beforeEach(() => definePasskeyField(app));

    it('lets the user add a passkey, and then requires it', async () => {
      const { method } = await person(app);
      const client = app.client();
      const { flow, factors, enrollable } = await begin(client, method);
      expect([factors, enrollable]).toEqual([[], ['PASSKEY']]);
      const authenticator = new Authenticator();
      const response = authenticator.create(await beginEnrolment(client, flow));
      // Without the flow it would be an enrolment of a signed-in user.
      await expect(confirm(client, response, 'Phone')).rejects.toThrow('UNAUTHENTICATED');
      expectOutcome(await confirm(client, response, 'Phone', flow), 'AccountUpdated');
      const { errors } = await client.send(EnrollPasskeyDocument, { flow });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
      const passkey = await answerFor(client, authenticator, 'MFA', { flow });
      expectOutcome(await verify(client, flow, { passkey }), 'LoginSuccess');
      expect((await begin(app.client(), method)).factors.map(({ kind }) => kind)).toEqual(['PASSKEY']);
    });
  },
);

describeWithApp('a user without a passkey', { environment: ENVIRONMENT }, (app) => {
  it('is refused by default', async () => {
    await definePasskeyField(app);
    const { method } = await person(app);
    const { login } = await app.client().run(LoginDocument, { input: { method } });
    expectOutcome(login, 'AccountUnavailable');
  });
});
