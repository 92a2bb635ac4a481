/** A fresh proof for a session, by each kind of answer. */
import { expect, it } from 'vitest';
import { enrolled } from '../security/secondFactorLogin.js';
import { describeWithApp } from '../support/app.js';
import { PHOTO, put, record } from '../support/camera.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CreateLivenessCheckDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LoginDocument,
  MeDocument,
  RequestPushAuthDocument,
  SendStepUpCodeDocument,
  type StepUpAnswer,
  StepUpDocument,
  UnbindEmailDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { defineField, setField } from '../support/management.js';
import { named, newcomer, newPhone, PASSWORD, SEEDED, signedIn, signIn, smsCode } from '../support/people.js';
import { becomes, decide } from '../support/phone.js';

const prove = async (client: Client, answer: StepUpAnswer) => (await client.run(StepUpDocument, { answer })).stepUp;
const send = async (client: Client, channel: 'SMS' | 'EMAIL') =>
  (await client.run(SendStepUpCodeDocument, { channel })).sendStepUpCode;
const proofsOf = async (client: Client) =>
  (await client.run(CurrentSessionDocument)).session?.proofs.map(({ kind }) => kind);
const refusal = async (client: Client, headers = {}) =>
  (await client.send(UnbindEmailDocument, undefined, headers)).errors[0];

const environment = { STEP_UP_SECONDS: '60', LIMIT_SECONDS_BETWEEN_CODES: '1' };
describeWithApp('a step-up', { environment }, (app) => {
  const stale = async (client: Client) => {
    await app.control.advance(61);
    expect((await refusal(client))?.extensions.code).toBe('STEP_UP_REQUIRED');
    return client;
  };
  const isFresh = async (client: Client) =>
    expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');

  it('is demanded with the kinds that this user can give, and words for the user', async () => {
    const client = await stale(await signedIn(app));
    const error = await refusal(client);
    expect(error?.message).toBe('Confirm that it is you to continue.');
    expect(error?.extensions.kinds).toEqual(['PASSWORD', 'SMS_CODE', 'PUSH']);
    const chinese = await refusal(client, { 'accept-language': 'zh-CN' });
    expect(chinese?.message).toBe('请先验证您的身份，然后继续。');
    const { client: byEmail } = await newcomer(app);
    await stale(byEmail);
    expect((await refusal(byEmail))?.extensions.kinds).toEqual(['PASSWORD']);
  });

  it.each(['cookie', 'bearer'] as const)('by password keeps the session and its token: %s', async (mode) => {
    const { method } = await named(app);
    const client = await stale(await signIn(app.client({ mode }), method));
    const before = (await client.run(CurrentSessionDocument)).session;
    const { session } = expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    expect(session.id).toBe(before?.id);
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD']);
    expect(Date.parse(session.proofs[0]?.at ?? '')).toBeGreaterThan(Date.parse(before?.proofs[0]?.at ?? ''));
    await isFresh(client);
  });

  it('discards the vendor’s extra token and keeps that of the session', async () => {
    const client = await stale(await signIn(app.client(), (await named(app)).method));
    await app.control.call('DELETE', '/providers/authing/requests');
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    const paths = (await app.control.requests('authing')).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/logout'))).toHaveLength(1);
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });

  it('ends the session at the fifth wrong password in a row, and not before', async () => {
    const { method } = await named(app);
    const [client, other] = [await signIn(app.client(), method), await signIn(app.client(), method)];
    for (let round = 0; round < 2; round++) {
      for (const password of ['wrong', 'false']) expectOutcome(await prove(client, { password }), 'InvalidCredentials');
      expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    }
    const answers = [];
    for (let count = 0; count < 5; count++) answers.push(await prove(client, { password: `wrong ${count}` }));
    // The vendor demands its image captcha at the fourth, which a login can show.
    expect(answers.map(({ __typename }) => __typename)).toEqual([
      ...Array(3).fill('InvalidCredentials'),
      'AttemptsLimited',
      'FlowExpired',
    ]);
    expect((await client.run(MeDocument)).me).toBeNull();
    expect((await client.send(UnbindEmailDocument)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await other.run(MeDocument)).me).not.toBeNull();
  });

  it('ends the session when ten wrong passwords come at the same moment', async () => {
    const client = await signIn(app.client({ mode: 'cookie' }), (await named(app)).method);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, count) => client.send(StepUpDocument, { answer: { password: `wrong ${count}` } })),
    );
    const wrong = answers.filter(({ data }) => data?.stepUp.__typename === 'InvalidCredentials');
    expect(wrong.length).toBeLessThan(5);
    expect((await client.run(MeDocument)).me).toBeNull();
  });

  it('does not take the password of another account', async () => {
    const { client: owner } = await newcomer(app);
    const phone = newPhone();
    const other = await signIn(app.client(), { phoneCode: { phone, code: await smsCode(app, phone, 'LOGIN') } });
    // The account without a password is not proven by that of the first.
    expectOutcome(await prove(other, { password: PASSWORD }), 'InvalidCredentials');
    expect(await proofsOf(other)).toEqual(['SMS_CODE']);
    // Nor by a code that went to another account's phone.
    await app.control.advance(61);
    expectOutcome(await prove(owner, { smsCode: await smsCode(app, phone, 'LOGIN') }), 'InputRejected');
    expect(await proofsOf(owner)).toEqual(['PASSWORD']);
  });

  it('by SMS sends the code to the account’s own phone, and creates no account', async () => {
    const phone = newPhone();
    const client = await signIn(app.client(), { phoneCode: { phone, code: await smsCode(app, phone, 'LOGIN') } });
    await stale(client);
    expectOutcome(await send(client, 'SMS'), 'CodeSent');
    const code = await app.control.code(phone);
    const wrong = code === '0000' ? '0001' : '0000';
    expectOutcome(await prove(client, { smsCode: wrong }), 'CodeRejected');
    expectOutcome(await prove(client, { smsCode: code }), 'StepUpSuccess');
    expectOutcome(await prove(client, { smsCode: code }), 'CodeRejected');
    await isFresh(client);
  });

  it('is refused for kinds that the account does not have, and for malformed answers', async () => {
    const { client } = await newcomer(app);
    for (const answer of [
      { smsCode: '1234' },
      { totp: '123456' },
      { emailCode: '1234' },
      { totp: 'x' },
      { password: '' },
    ]) {
      expectOutcome(await prove(client, answer), 'InputRejected');
    }
    for (const channel of ['SMS', 'EMAIL'] as const) {
      expect(expectOutcome(await send(client, channel), 'InputRejected').fields[0]?.path).toBe('channel');
    }
    for (const answer of [{ push: 'made-up' }, { liveness: 'made-up' }]) {
      expectOutcome(await prove(client, answer), 'FlowExpired');
    }
    for (const answer of ['{passkey: "x"}', '{}', '{password: "x", totp: "123456"}']) {
      const { errors } = await client.send(`mutation { stepUp(answer: ${answer}) { __typename } }`);
      expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });

  it('is for signed-in users, one attempt per operation', async () => {
    const { errors } = await app.client().send(StepUpDocument, { answer: { password: PASSWORD } });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const twice =
      'mutation { a: stepUp(answer: {password: "a"}) { __typename } b: stepUp(answer: {password: "b"}) { __typename } }';
    const { client } = await newcomer(app);
    expect((await client.send(twice)).errors[0]?.extensions.code).toBe('OPERATION_TOO_COSTLY');
  });

  it('by password proves the password alone where the vendor demands a second factor, which can then be proven', async () => {
    const { input, secret } = await enrolled(app);
    const client = app.client();
    const flow = expectOutcome((await client.run(LoginDocument, { input })).login, 'MfaRequired').flow;
    const used = await app.control.totp(secret);
    const { verifyMfa } = await client.run(VerifyMfaDocument, { flow, answer: { totp: used } });
    client.token = expectOutcome(verifyMfa, 'LoginSuccess').accessToken;
    // Without the password the vendor checks no code.
    expectOutcome(await prove(client, { totp: used }), 'InputRejected');
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    expect(await proofsOf(client)).toEqual(['TOTP', 'PASSWORD']);
    expect(expectOutcome(await prove(client, { totp: used }), 'MfaRejected').attemptsLeft).toBe(4);
    await app.control.advance(61);
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    await app.control.advance(61);
    expect((await refusal(client))?.extensions.kinds).toEqual(['PASSWORD', 'TOTP', 'PUSH']);
    const code = await app.control.totp(secret);
    expectOutcome(await prove(client, { totp: code }), 'StepUpSuccess');
    expect(await proofsOf(client)).toEqual(['PASSWORD', 'TOTP']);
    expectOutcome(await prove(client, { totp: code }), 'InputRejected');
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });

  it('by e-mail takes the code that the vendor demands as second factor', async () => {
    const client = await signedIn(app);
    await app.control.call('POST', '/authing/application', { applicationMfa: ['EMAIL'] });
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    expectOutcome(await send(client, 'EMAIL'), 'CodeSent');
    expectOutcome(await prove(client, { emailCode: '00000000' }), 'CodeRejected');
    expectOutcome(await prove(client, { emailCode: await app.control.code(SEEDED.email) }), 'StepUpSuccess');
    expect(await proofsOf(client)).toEqual(['PASSWORD', 'EMAIL_CODE']);
  });

  it('keeps the session of a first-generation user, whose logout would end all tokens of the user', async () => {
    const method = { email: { email: SEEDED.email, password: PASSWORD } };
    const client = app.client();
    const { login } = await client.run(LoginDocument, { input: { method, provider: 'AUTHING_LEGACY' } });
    client.token = expectOutcome(login, 'LoginSuccess').accessToken;
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
    await app.control.advance(1);
    expect((await client.run(MeDocument)).me).not.toBeNull();
  });

  it('by push takes an approval of this session once, without renewing it', async () => {
    const { method } = await named(app);
    const [client, other] = [await signIn(app.client(), method), await signIn(app.client(), method)];
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: {} });
    const { id } = expectOutcome(requestPushAuth, 'PushAuthStarted').event;
    expectOutcome(await prove(client, { push: id }), 'PushAuthPending');
    await decide(app, 'approve');
    await becomes(client, id, 'APPROVED');
    const { session } = expectOutcome(await prove(client, { push: id }), 'StepUpSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'PUSH']);
    expectOutcome(await prove(other, { push: id }), 'FlowExpired');
    await app.control.advance(30);
    expect(expectOutcome(await prove(client, { push: id }), 'StepUpSuccess').session.proofs).toEqual(session.proofs);
    // Nor does it forgive wrong passwords.
    for (let count = 0; count < 4; count++) await prove(client, { password: 'wrong' });
    expectOutcome(await prove(client, { push: id }), 'StepUpSuccess');
    expectOutcome(await prove(client, { password: 'wrong' }), 'FlowExpired');
  });

  it('by push does not take words of the client, nor a refusal', async () => {
    const client = await signIn(app.client(), (await named(app)).method);
    for (const [actionDetails, verdict, outcome] of [
      ['Your parcel is at the door', 'approve', 'InputRejected'],
      [undefined, 'deny', 'PushAuthRejected'],
    ] as const) {
      const input = actionDetails === undefined ? {} : { actionDetails };
      const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input });
      const { id } = expectOutcome(requestPushAuth, 'PushAuthStarted').event;
      await decide(app, verdict);
      await becomes(client, id, verdict === 'approve' ? 'APPROVED' : 'REJECTED');
      expectOutcome(await prove(client, { push: id }), outcome);
    }
    expect(await proofsOf(client)).toEqual(['PASSWORD']);
  });

  it('ends with the session of a user who was blocked', async () => {
    const { client, id } = await newcomer(app);
    await app.control.call('POST', '/authing/users', { identifier: id, blocked: true });
    const { errors } = await client.send(StepUpDocument, { answer: { password: PASSWORD } });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('does not count what the vendor could not check', async () => {
    const client = await signIn(app.client(), (await named(app)).method);
    for (let count = 0; count < 6; count++) {
      await app.control.fail('authing', { match: 'loginByUsername', count: 1, mode: 'http500' });
      const { errors } = await client.send(StepUpDocument, { answer: { password: PASSWORD } });
      expect(errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
      await app.control.advance(60);
    }
    expectOutcome(await prove(client, { password: PASSWORD }), 'StepUpSuccess');
  });
});

const withFaces = { STEP_UP_SECONDS: '60', LIVENESS_REFERENCE: 'udf:facePhoto' };
describeWithApp('a step-up by a living face', { environment: withFaces }, (app) => {
  it('takes the face of the account’s photo, once, and counts another face as a failure', async () => {
    const { method, id } = await named(app);
    await defineField(app, 'facePhoto');
    await setField(app, id, 'facePhoto', PHOTO);
    const [client, other] = [await signIn(app.client(), method), await signIn(app.client(), method)];
    const filmed = async (verifyScore: number) => {
      const input = { detection: 'LIVENESS' } as const;
      const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, { input });
      const { check } = expectOutcome(createLivenessCheck, 'LivenessCheckUpdated');
      expectOutcome(await prove(client, { liveness: check.id }), 'InputRejected');
      expect(await put(app, check.uploadUrl, await record(app, { hackScore: 0.1, verifyScore }))).toBe(204);
      return check.id;
    };
    await app.control.advance(61);
    expect((await refusal(client))?.extensions.kinds).toEqual(['PASSWORD', 'PUSH', 'LIVENESS']);
    const stranger = await filmed(0.5);
    expect(expectOutcome(await prove(client, { liveness: stranger }), 'MfaRejected').attemptsLeft).toBe(4);
    const face = await filmed(0.95);
    const { session } = expectOutcome(await prove(client, { liveness: face }), 'StepUpSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'LIVENESS']);
    expectOutcome(await prove(other, { liveness: face }), 'FlowExpired');
    await app.control.advance(1);
    expect(expectOutcome(await prove(client, { liveness: face }), 'StepUpSuccess').session.proofs).toEqual(
      session.proofs,
    );
    for (let count = 0; count < 4; count++) await prove(client, { liveness: stranger });
    expectOutcome(await prove(client, { liveness: stranger }), 'FlowExpired');
    expect(await proofsOf(client)).toBeUndefined();
  });
});
