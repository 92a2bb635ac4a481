import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  ConfirmTotpDocument,
  EnrollFaceDocument,
  EnrollTotpDocument,
  LoginDocument,
  type MfaAnswer,
  MySecurityDocument,
  SendMfaCodeDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { newcomer, newPhone, PASSWORD, SEEDED, SEEDED_LOGIN, signedIn } from '../support/people.js';

/** The smallest picture there is, and one of somebody else. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FACE = dataUrl(PNG);
const OTHER_FACE = dataUrl(Buffer.concat([PNG, Buffer.from('somebody else')]));

function dataUrl(bytes: Buffer): string {
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

describeWithApp('the application’s second factor', { environment: { LIMIT_SECONDS_BETWEEN_CODES: '1' } }, (app) => {
  const ask = (...policies: string[]) => app.control.call('POST', '/authing/application', { applicationMfa: policies });
  const begin = async (client: Client, method = SEEDED_LOGIN) =>
    expectOutcome((await client.run(LoginDocument, { input: { method } })).login, 'MfaRequired');
  const verify = async (client: Client, flow: string, answer: MfaAnswer) =>
    (await client.run(VerifyMfaDocument, { flow, answer })).verifyMfa;

  it('is a code by SMS to the phone of the account, shown masked', async () => {
    await ask('SMS');
    const client = app.client();
    const { flow, factors, enrollable } = await begin(client);
    expect(factors).toEqual([{ kind: 'SMS', maskedTarget: '138****0001' }]);
    expect(enrollable).toEqual([]);
    expectOutcome((await client.run(SendMfaCodeDocument, { flow, channel: 'SMS' })).sendMfaCode, 'CodeSent');
    const code = await app.control.code(SEEDED.phone);
    const wrong = code === '0000' ? '0001' : '0000';
    expect(expectOutcome(await verify(client, flow, { smsCode: wrong }), 'MfaRejected').attemptsLeft).toBe(4);
    const { session } = expectOutcome(await verify(client, flow, { smsCode: code }), 'LoginSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'SMS_CODE']);
  });

  it('is a code by e-mail', async () => {
    await ask('EMAIL');
    const client = app.client();
    const { flow, factors } = await begin(client);
    expect(factors).toEqual([{ kind: 'EMAIL', maskedTarget: 'm****@example.com' }]);
    expectOutcome((await client.run(SendMfaCodeDocument, { flow, channel: 'EMAIL' })).sendMfaCode, 'CodeSent');
    const done = await verify(client, flow, { emailCode: await app.control.code(SEEDED.email) });
    expect(expectOutcome(done, 'LoginSuccess').session.proofs.map(({ kind }) => kind)).toContain('EMAIL_CODE');
  });

  it('is the authenticator app', async () => {
    const owner = await signedIn(app);
    const { secret } = expectOutcome((await owner.run(EnrollTotpDocument)).enrollTotp, 'TotpEnrollment');
    const code = await app.control.totp(secret);
    expectOutcome((await owner.run(ConfirmTotpDocument, { code })).confirmTotp, 'AccountUpdated');
    const { me } = await owner.run(MySecurityDocument);
    expect(me?.mfaAuthenticators).toMatchObject([{ kind: 'TOTP', enabled: true }]);
    expect(me?.securityLevel?.mfa).toBe(true);
    await ask('OTP');
    const client = app.client();
    const { flow } = await begin(client);
    expectOutcome(await verify(client, flow, { totp: await app.control.totp(secret) }), 'LoginSuccess');
  });

  it('is a face', async () => {
    const owner = await signedIn(app);
    expectOutcome((await owner.run(EnrollFaceDocument, { photo: FACE })).enrollFace, 'AccountUpdated');
    await ask('FACE');
    const client = app.client();
    const { flow, factors } = await begin(client);
    expect(factors.map(({ kind }) => kind)).toEqual(['FACE']);
    expectOutcome(await verify(client, flow, { facePhoto: OTHER_FACE }), 'MfaRejected');
    const done = expectOutcome(await verify(client, flow, { facePhoto: FACE }), 'LoginSuccess');
    expect(done.session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'FACE']);
  });

  it('offers what the account has, in the application’s order, and takes nothing else', async () => {
    await ask('EMAIL', 'FACE', 'SMS', 'OTP');
    const client = app.client();
    const { flow, factors, enrollable } = await begin(client);
    expect(factors.map(({ kind }) => kind)).toEqual(['EMAIL', 'SMS']);
    expect(enrollable).toEqual(['FACE', 'TOTP']);
    const { fields } = expectOutcome(await verify(client, flow, { totp: '123456' }), 'InputRejected');
    expect(fields).toEqual([
      {
        path: 'answer.totp',
        rule: 'WRONG_FACTOR',
        params: { allowed: ['EMAIL', 'SMS'] },
        message: 'Use one of the factors of this login: EMAIL, SMS.',
      },
    ]);
    for (const [document, variables] of [
      [EnrollTotpDocument, { flow }],
      [EnrollFaceDocument, { flow, photo: FACE }],
    ] as const) {
      expect((await client.send(`${document}`, variables)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const target = newPhone();
    const sent = await client.run(SendMfaCodeDocument, { flow, channel: 'SMS', target });
    expect(expectOutcome(sent.sendMfaCode, 'InputRejected').fields[0]?.path).toBe('target');
  });

  it('is set up in the login of an account that has none: an authenticator', async () => {
    const { email } = await newcomer(app);
    await ask('OTP');
    const client = app.client();
    const { flow, factors, enrollable } = await begin(client, { email: { email, password: PASSWORD } });
    expect([factors, enrollable]).toEqual([[], ['TOTP']]);
    const { secret } = expectOutcome((await client.run(EnrollTotpDocument, { flow })).enrollTotp, 'TotpEnrollment');
    const code = await app.control.totp(secret);
    expectOutcome((await client.run(ConfirmTotpDocument, { code, flow })).confirmTotp, 'AccountUpdated');
    // The account has a factor now, so a second one is not added before this one is proven.
    expect((await client.send(EnrollTotpDocument, { flow })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expectOutcome(await verify(client, flow, { totp: await app.control.totp(secret) }), 'LoginSuccess');
  });

  it('is set up in the login of an account that has none: a face', async () => {
    const { email } = await newcomer(app);
    await ask('FACE');
    const client = app.client();
    const { flow } = await begin(client, { email: { email, password: PASSWORD } });
    expectOutcome((await client.run(EnrollFaceDocument, { flow, photo: FACE })).enrollFace, 'AccountUpdated');
    expectOutcome(await verify(client, flow, { facePhoto: FACE }), 'LoginSuccess');
  });

  it('is set up in the login of an account that has none: a phone, once its code is right', async () => {
    const { email } = await newcomer(app);
    await ask('SMS');
    const client = app.client();
    const { flow } = await begin(client, { email: { email, password: PASSWORD } });
    const target = newPhone();
    const send = async (to?: string) =>
      (await client.run(SendMfaCodeDocument, { flow, channel: 'SMS', ...(to && { target: to }) })).sendMfaCode;
    expect(expectOutcome(await send(), 'InputRejected').fields[0]?.path).toBe('target');
    expectOutcome(await send(target), 'CodeSent');
    const seen = (await app.control.requests('authing')).map(({ operation }) => operation);
    expect(seen).toContain('POST /api/v2/applications/mfa/check');
    const done = expectOutcome(await verify(client, flow, { smsCode: await app.control.code(target) }), 'LoginSuccess');
    expect(done.user.phone).toBe(target);
  });

  it('binds no phone that somebody else has, and does not tell', async () => {
    const { email } = await newcomer(app);
    await ask('SMS');
    const client = app.client();
    const { flow } = await begin(client, { email: { email, password: PASSWORD } });
    const target = '13800000002';
    const sent = await client.run(SendMfaCodeDocument, { flow, channel: 'SMS', target });
    expectOutcome(sent.sendMfaCode, 'CodeSent');
    await expect(app.control.code(target)).rejects.toThrow('Nothing arrived');
    expectOutcome(await verify(client, flow, { smsCode: '1234' }), 'MfaRejected');
  });

  it.each([
    ['the address of a picture', 'https://example.com/face.png'],
    ['another kind of file', 'data:image/gif;base64,R0lGODlhAQABAAAAACw='],
    ['a file that is not what it says', `data:image/jpeg;base64,${PNG.toString('base64')}`],
    ['no base64', 'data:image/png;base64,%%%'],
    ['more than 700 kB', dataUrl(Buffer.concat([PNG, Buffer.alloc(700_000)]))],
  ])('takes as a photo not %s', async (_what, photo) => {
    const owner = await signedIn(app);
    const enrolled = await owner.run(EnrollFaceDocument, { photo });
    expect(expectOutcome(enrolled.enrollFace, 'InputRejected').fields[0]?.path).toBe('photo');
    const second = await owner.run(EnrollFaceDocument, { photo: FACE, secondPhoto: photo });
    expect(expectOutcome(second.enrollFace, 'InputRejected').fields[0]?.path).toBe('secondPhoto');
  });

  it('accepts two photos of one face, and not of two faces', async () => {
    const owner = await signedIn(app);
    const enroll = async (secondPhoto: string) =>
      (await owner.run(EnrollFaceDocument, { photo: FACE, secondPhoto })).enrollFace;
    expectOutcome(await enroll(OTHER_FACE), 'InputRejected');
    expectOutcome(await enroll(FACE), 'AccountUpdated');
  });

  it('ends with the vendor’s six minutes, and belongs to the login that began it', async () => {
    const { email } = await newcomer(app);
    await ask('EMAIL');
    const page = app.client({ mode: 'cookie' });
    const { flow } = await begin(page, { email: { email, password: PASSWORD } });
    const stranger = app.client({ mode: 'cookie' });
    expectOutcome((await stranger.run(SendMfaCodeDocument, { flow, channel: 'EMAIL' })).sendMfaCode, 'FlowExpired');
    expectOutcome((await page.run(SendMfaCodeDocument, { flow, channel: 'EMAIL' })).sendMfaCode, 'CodeSent');
    const emailCode = await app.control.code(email);
    expectOutcome(await verify(stranger, flow, { emailCode }), 'FlowExpired');
    await app.control.advance(361);
    expectOutcome(await verify(page, flow, { emailCode }), 'FlowExpired');
  });
});
