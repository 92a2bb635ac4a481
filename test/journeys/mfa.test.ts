import { expect, it } from 'vitest';
import type { TestApp } from '../support/app.js';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  LoginDocument,
  RemoveTotpDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';

const INPUT = { method: { email: { email: 'menshen@example.com', password: 'Menshen-2026' } } };

async function signIn(client: Client): Promise<void> {
  client.token = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'LoginSuccess').accessToken;
}

async function enroll(app: TestApp): Promise<{ secret: string; recoveryCode: string; client: Client }> {
  const client = app.client();
  await signIn(client);
  const enrollment = expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
  const code = await app.control.totp(enrollment.secret);
  expectOutcome((await client.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
  return { ...enrollment, client };
}

describeWithApp('second factor', {}, (app) => {
  it('enrolls an authenticator, requires it at the next login, and accepts its code', async () => {
    const { secret } = await enroll(app);
    const client = app.client();
    const required = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'MfaRequired');
    expect(required.factors.map(({ kind }) => kind)).toEqual(['TOTP', 'RECOVERY_CODE']);
    const answer = { totp: await app.control.totp(secret) };
    const done = expectOutcome(
      (await client.run(VerifyMfaDocument, { flow: required.flow, answer })).verifyMfa,
      'LoginSuccess',
    );
    expect(done.session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'TOTP']);
    expect(done.user.email).toBe('menshen@example.com');
    expectOutcome((await client.run(VerifyMfaDocument, { flow: required.flow, answer })).verifyMfa, 'FlowExpired');
  });

  it('accepts a recovery code once and returns the next one', async () => {
    const { recoveryCode } = await enroll(app);
    const pass = async (code: string) => {
      const client = app.client();
      const { flow } = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'MfaRequired');
      return (await client.run(VerifyMfaDocument, { flow, answer: { recoveryCode: code } })).verifyMfa;
    };
    const first = expectOutcome(await pass(recoveryCode), 'LoginSuccess');
    expect(first.newRecoveryCode).toMatch(/^[\da-f]{4}(-[\da-f]{4}){5}$/);
    expectOutcome(await pass(recoveryCode), 'MfaRejected');
    expectOutcome(await pass(first.newRecoveryCode ?? ''), 'LoginSuccess');
  });

  it('gives five tries and then ends the flow', async () => {
    const { secret } = await enroll(app);
    const client = app.client();
    const { flow } = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'MfaRequired');
    const right = await app.control.totp(secret);
    const wrong = { totp: right === '000000' ? '000001' : '000000' };
    const left: number[] = [];
    for (let tried = 0; tried < 5; tried++) {
      const { verifyMfa } = await client.run(VerifyMfaDocument, { flow, answer: wrong });
      left.push(expectOutcome(verifyMfa, 'MfaRejected').attemptsLeft);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    expectOutcome((await client.run(VerifyMfaDocument, { flow, answer: { totp: right } })).verifyMfa, 'FlowExpired');
  });

  it('binds a page’s flow to its visitor cookie', async () => {
    const { secret } = await enroll(app);
    const page = app.client({ mode: 'cookie' });
    const { flow } = expectOutcome((await page.run(LoginDocument, { input: INPUT })).login, 'MfaRequired');
    const answer = { totp: await app.control.totp(secret) };
    const stranger = app.client({ mode: 'cookie' });
    expectOutcome((await stranger.run(VerifyMfaDocument, { flow, answer })).verifyMfa, 'FlowExpired');
    const done = expectOutcome((await page.run(VerifyMfaDocument, { flow, answer })).verifyMfa, 'LoginSuccess');
    expect(done.accessToken).toBeNull();
  });

  it('ends the user’s other sessions when a factor changes', async () => {
    const other = app.client();
    await signIn(other);
    const { client } = await enroll(app);
    expect((await other.run(CurrentSessionDocument)).session).toBeNull();
    expect((await client.run(CurrentSessionDocument)).session).not.toBeNull();
    expectOutcome((await client.run(RemoveTotpDocument)).removeTotp, 'AccountUpdated');
    expectOutcome((await app.client().run(LoginDocument, { input: INPUT })).login, 'LoginSuccess');
  });

  it('refuses a wrong first code', async () => {
    const client = app.client();
    await signIn(client);
    expectOutcome((await client.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    expectOutcome((await client.run(ConfirmTotpDocument, { code: '000000' })).confirmTotp, 'CodeRejected');
    expectOutcome((await client.run(ConfirmTotpDocument, { code: 'abc' })).confirmTotp, 'InputRejected');
    expectOutcome((await app.client().run(LoginDocument, { input: INPUT })).login, 'LoginSuccess');
  });

  it('refuses to enroll a factor inside a login that has one', async () => {
    await enroll(app);
    const client = app.client();
    const { flow } = expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'MfaRequired');
    const { errors } = await client.send(EnrollTotpDocument, { flow });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describeWithApp('guesses at a second factor', { environment: { LIMIT_FAILURES_PER_HOUR: '7' } }, (app) => {
  const begin = async (client: Client) =>
    expectOutcome((await client.run(LoginDocument, { input: INPUT })).login, 'MfaRequired').flow;
  const verify = async (client: Client, flow: string, totp: string) =>
    (await client.run(VerifyMfaDocument, { flow, answer: { totp } })).verifyMfa;

  it('count against the account however often its password is given, and a right one forgives them', async () => {
    const { secret } = await enroll(app);
    const client = app.client();
    const right = () => app.control.totp(secret);
    const wrong = (await right()) === '000000' ? '000001' : '000000';
    const guesses = async (count: number) => {
      const names: string[] = [];
      for (let guess = 0; guess < count; guess++) {
        names.push((await verify(client, await begin(client), wrong)).__typename);
      }
      return names;
    };
    expect(await guesses(6)).toEqual(Array(6).fill('MfaRejected'));
    expectOutcome(await verify(client, await begin(client), await right()), 'LoginSuccess');
    expect(await guesses(8)).toEqual([...Array(7).fill('MfaRejected'), 'AttemptsLimited']);
    // The right one comes too late.
    expectOutcome(await verify(client, await begin(client), await right()), 'AttemptsLimited');
  });
});
