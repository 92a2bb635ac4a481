/** A push or a living face as the second factor that this server asks for itself. */
import { expect, it } from 'vitest';
import { describeWithApp } from '../support/app.js';
import { PHOTO, put, record } from '../support/camera.js';
import type { Client } from '../support/client.js';
import { expectOutcome } from '../support/expect.js';
import {
  CompleteLivenessCheckDocument,
  ConfirmTotpDocument,
  CreateAuthQrCodeDocument,
  CreateLivenessCheckDocument,
  CurrentSessionDocument,
  EnrollTotpDocument,
  type LivenessDetection,
  LoginDocument,
  type MfaAnswer,
  RequestPushAuthDocument,
  SetUdfValueDocument,
  StartMfaPushDocument,
  VerifyMfaDocument,
} from '../support/generated/operations.js';
import { defineField, giveRole, setField } from '../support/management.js';
import { named, newcomer, SEEDED_LOGIN } from '../support/people.js';
import { becomes, decide, onPhone } from '../support/phone.js';

const login = async (client: Client, method = SEEDED_LOGIN) =>
  (await client.run(LoginDocument, { input: { method } })).login;
const begin = async (client: Client, method = SEEDED_LOGIN) =>
  expectOutcome(await login(client, method), 'MfaRequired');
const verify = async (client: Client, flow: string, answer: MfaAnswer) =>
  (await client.run(VerifyMfaDocument, { flow, answer })).verifyMfa;
const ring = async (client: Client, flow: string) =>
  expectOutcome((await client.run(StartMfaPushDocument, { flow })).startMfaPush, 'PushAuthStarted').event;

describeWithApp('a login that needs a push', { environment: { MFA_POLICY: 'always' } }, (app) => {
  it('is held until the user’s own phone has approved, and then finished once', async () => {
    const client = app.client();
    const { flow, factors, enrollable } = await begin(client);
    expect([factors, enrollable]).toEqual([[{ kind: 'PUSH', maskedTarget: null }], []]);
    const event = await ring(client, flow);
    expect(event).toMatchObject({ kind: 'PUSH', purpose: 'MFA', status: 'PENDING' });
    const shown = await onPhone(app);
    expect([shown.action_type, shown.action_details]).toEqual(['Finish signing in', `[${event.matchNumber}]`]);
    for (let asked = 0; asked < 6; asked++) {
      expectOutcome(await verify(client, flow, { push: event.id }), 'PushAuthPending');
    }
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
    const answers = await Promise.all([1, 2, 3].map(() => verify(client, flow, { push: event.id })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['FlowExpired', 'FlowExpired', 'LoginSuccess']);
    const done = answers.find((answer) => answer.__typename === 'LoginSuccess');
    const { session, user } = expectOutcome(done ?? expect.fail(), 'LoginSuccess');
    expect([user.username, session.proofs.map(({ kind }) => kind)]).toEqual(['menshen', ['PASSWORD', 'PUSH']]);
  });

  it('is not finished by a refusal, nor by an approval after the end', async () => {
    const client = app.client();
    const { flow } = await begin(client, (await named(app)).method);
    const refused = await ring(client, flow);
    await decide(app, 'deny');
    await becomes(client, refused.id, 'REJECTED');
    expectOutcome(await verify(client, flow, { push: refused.id }), 'PushAuthRejected');
    const late = await ring(client, flow);
    await app.control.advance(300);
    await becomes(client, late.id, 'EXPIRED');
    expectOutcome(await verify(client, flow, { push: late.id }), 'PushAuthExpired');
  });

  it('takes no event but its own', async () => {
    const client = app.client();
    const { method } = await named(app);
    const [first, second] = [await begin(client, method), await begin(client, method)];
    const event = await ring(client, first.flow);
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
    expectOutcome(await verify(client, second.flow, { push: event.id }), 'FlowExpired');
    // Nor does it open anything else.
    const asLogin = await login(client, { pushAuth: { event: event.id } });
    expectOutcome(asLogin, 'FlowExpired');
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
    const code = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    await decide(app, 'approve');
    await becomes(client, code.id, 'APPROVED');
    expectOutcome(await verify(client, second.flow, { push: code.id }), 'FlowExpired');
  });

  it('takes no other kind of factor, and none that a client would have made up', async () => {
    const client = app.client();
    const { flow } = await begin(client, (await named(app)).method);
    for (const answer of [{ totp: '123456' }, { liveness: 'x' }]) {
      expectOutcome(await verify(client, flow, answer), 'InputRejected');
    }
    expectOutcome(await verify(client, flow, { push: 'made-up' }), 'FlowExpired');
    const { requestPushAuth } = await client.run(RequestPushAuthDocument, { input: { purpose: 'MFA' } });
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, { input: { purpose: 'MFA' } });
    for (const made of [requestPushAuth, createAuthQrCode]) {
      expect(expectOutcome(made, 'InputRejected').fields[0]?.path).toBe('input.purpose');
    }
  });

  it('belongs to the page that began it', async () => {
    const page = app.client({ mode: 'cookie' });
    const { flow } = await begin(page, (await named(app)).method);
    const stranger = app.client({ mode: 'cookie' });
    expectOutcome((await stranger.run(StartMfaPushDocument, { flow })).startMfaPush, 'FlowExpired');
    const event = await ring(page, flow);
    await decide(app, 'approve');
    await becomes(page, event.id, 'APPROVED');
    expectOutcome(await verify(stranger, flow, { push: event.id }), 'FlowExpired');
    expectOutcome(await verify(page, flow, { push: event.id }), 'LoginSuccess');
  });

  it('is not asked for when the phone began the login', async () => {
    const client = app.client();
    const { createAuthQrCode } = await client.run(CreateAuthQrCodeDocument, {});
    const { id } = expectOutcome(createAuthQrCode, 'PushAuthStarted').event;
    await decide(app, 'approve');
    await becomes(client, id, 'APPROVED');
    expectOutcome(await login(client, { pushAuth: { event: id } }), 'LoginSuccess');
  });

  it('takes no factor for one that was set up in this very login', async () => {
    const { method } = await named(app);
    await app.control.call('POST', '/authing/application', { applicationMfa: ['OTP'] });
    const client = app.client();
    const first = await begin(client, method);
    expect([first.factors, first.enrollable]).toEqual([[], ['TOTP']]);
    const flow = first.flow;
    const made = expectOutcome((await client.run(EnrollTotpDocument, { flow })).enrollTotp, 'TotpEnrollment');
    const code = async () => app.control.totp(made.secret);
    expectOutcome((await client.run(ConfirmTotpDocument, { flow, code: await code() })).confirmTotp, 'AccountUpdated');
    const held = expectOutcome(await verify(client, flow, { totp: await code() }), 'MfaRequired');
    expect(held.factors.map(({ kind }) => kind)).toEqual(['PUSH']);
    const event = await ring(client, held.flow);
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
    const { session } = expectOutcome(await verify(client, held.flow, { push: event.id }), 'LoginSuccess');
    expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'TOTP', 'PUSH']);
    // Set up before, it is as good as ours. A code is accepted once, hence the next one.
    await app.control.advance(30);
    const next = await begin(client, method);
    expectOutcome(await verify(client, next.flow, { totp: await code() }), 'LoginSuccess');
  });

  it('is refused to whom no factor could be asked for', async () => {
    // Known by e-mail alone, so that no phone goes by their name.
    const { email } = await newcomer(app);
    const method = { email: { email, password: 'Menshen-2026' } };
    expectOutcome(await login(app.client(), method), 'AccountUnavailable');
  });

  it('stays closed while its vendor is down, and when the account was blocked meanwhile', async () => {
    const client = app.client();
    const { method, username: identifier } = await named(app);
    const { flow } = await begin(client, method);
    const event = await ring(client, flow);
    await decide(app, 'approve');
    await becomes(client, event.id, 'APPROVED');
    await app.control.fail('authing', { count: 10, mode: 'http500' });
    const { errors } = await client.send(VerifyMfaDocument, { flow, answer: { push: event.id } });
    expect(errors[0]?.extensions.code).toBe('PROVIDER_UNAVAILABLE');
    await app.control.call('DELETE', '/providers/authing/faults');
    for (const change of [{ blocked: true }, { status: 'Suspended' }]) {
      await app.control.call('POST', '/authing/users', { identifier, ...change });
      expectOutcome(await verify(client, flow, { push: event.id }), 'AccountUnavailable');
      await app.control.call('POST', '/authing/users', { identifier, blocked: false, status: 'Activated' });
    }
    expectOutcome(await verify(client, flow, { push: event.id }), 'LoginSuccess');
  });
});

describeWithApp(
  'a user without a factor',
  { environment: { MFA_POLICY: 'always', MFA_WITHOUT_FACTOR: 'allow' } },
  (app) => {
    it('is let in where the deployment says so', async () => {
      const { email } = await newcomer(app);
      expectOutcome(await login(app.client(), { email: { email, password: 'Menshen-2026' } }), 'LoginSuccess');
    });
  },
);

describeWithApp(
  'a login from a new address',
  { environment: { MFA_POLICY: 'new-address', TRUSTED_PROXIES: '127.0.0.1' } },
  (app) => {
    const from = (address: string) => app.client({ headers: { 'x-forwarded-for': address } });

    it('needs a push there, and no more once it has succeeded', async () => {
      const home = from('203.0.113.7');
      const { flow } = await begin(home);
      const event = await ring(home, flow);
      await decide(app, 'approve');
      await becomes(home, event.id, 'APPROVED');
      expectOutcome(await verify(home, flow, { push: event.id }), 'LoginSuccess');
      expectOutcome(await login(from('203.0.113.7')), 'LoginSuccess');
      expectOutcome(await login(from('203.0.113.8')), 'MfaRequired');
    });
  },
);

describeWithApp('an administrator’s login', { environment: { MFA_POLICY: 'administrators' } }, (app) => {
  it('needs a push, others’ do not', async () => {
    expectOutcome(await login(app.client()), 'LoginSuccess');
    const { method, id } = await named(app);
    await giveRole(app, id, 'admin');
    expectOutcome(await login(app.client(), method), 'MfaRequired');
  });
});

describeWithApp(
  'a login that needs a living face',
  {
    environment: {
      MFA_POLICY: 'always',
      LIVENESS_REFERENCE: 'udf:facePhoto',
      PUSH_UID_FIELD: 'externalId',
      LIMIT_FAILURES_PER_HOUR: '5',
    },
  },
  (app) => {
    const withPhoto = async (photo = PHOTO) => {
      const person = await named(app);
      await defineField(app, 'facePhoto');
      await setField(app, person.id, 'facePhoto', photo);
      return person.method;
    };
    const check = async (client: Client, flow: string | null, detection: LivenessDetection = 'LIVENESS') =>
      (await client.run(CreateLivenessCheckDocument, { input: { detection, flow } })).createLivenessCheck;
    const filmed = async (client: Client, flow: string | null, scores: Parameters<typeof record>[1]) => {
      const made = expectOutcome(await check(client, flow), 'LivenessCheckUpdated').check;
      expect(await put(app, made.uploadUrl, await record(app, scores))).toBe(204);
      return made.id;
    };

    it('is finished by the face of the account’s photo', async () => {
      const method = await withPhoto();
      const client = app.client();
      const { flow, factors } = await begin(client, method);
      expect(factors.map(({ kind }) => kind)).toEqual(['LIVENESS']);
      const early = expectOutcome(await check(client, flow), 'LivenessCheckUpdated').check;
      expectOutcome(await verify(client, flow, { liveness: early.id }), 'InputRejected');
      const id = await filmed(client, flow, { hackScore: 0.1, verifyScore: 0.93 });
      const { completeLivenessCheck } = await client.run(CompleteLivenessCheckDocument, { id });
      expect(expectOutcome(completeLivenessCheck, 'LivenessCheckUpdated').check).toMatchObject({
        status: 'LIVE',
        matched: true,
      });
      const { session } = expectOutcome(await verify(client, flow, { liveness: id }), 'LoginSuccess');
      expect(session.proofs.map(({ kind }) => kind)).toEqual(['PASSWORD', 'LIVENESS']);
      const paths = (await app.control.requests('linkface')).map(({ path }) => path.split('?')[0]);
      expect(paths.at(-1)).toBe('/identity/liveness_selfie_verification');
    });

    it('is not finished by another face, a mask, or a check of another login, and costs tries', async () => {
      const method = await withPhoto();
      const client = app.client();
      const { flow } = await begin(client, method);
      const others = await filmed(client, flow, { hackScore: 0.1, verifyScore: 0.69 });
      const mask = await filmed(client, flow, { hackScore: 0.99, verifyScore: 0.99 });
      expect(expectOutcome(await verify(client, flow, { liveness: others }), 'MfaRejected').attemptsLeft).toBe(4);
      expect(expectOutcome(await verify(client, flow, { liveness: mask }), 'MfaRejected').attemptsLeft).toBe(3);
      const second = await begin(client, method);
      const own = await filmed(client, second.flow, { hackScore: 0.1, verifyScore: 0.93 });
      expectOutcome(await verify(client, flow, { liveness: own }), 'FlowExpired');
      expectOutcome(await verify(client, second.flow, { liveness: own }), 'LoginSuccess');
    });

    it('is locked for the account after too many other faces, in whatever login', async () => {
      const method = await withPhoto();
      const client = app.client();
      const outcomes: string[] = [];
      for (let logins = 0; logins < 2; logins++) {
        const { flow } = await begin(client, method);
        const others = await filmed(client, flow, { hackScore: 0.1, verifyScore: 0.1 });
        for (let tried = 0; tried < 3; tried++)
          outcomes.push((await verify(client, flow, { liveness: others })).__typename);
      }
      expect(outcomes).toEqual([...Array(5).fill('MfaRejected'), 'AttemptsLimited']);
    });

    it('takes a recording of the face alone, and no photo that nobody can use counts as one', async () => {
      const method = await withPhoto();
      const client = app.client();
      const { flow } = await begin(client, method);
      const documents = expectOutcome(await check(client, flow, 'ID_CARD_OCR'), 'InputRejected');
      expect(documents.fields[0]?.path).toBe('input.detection');
      expectOutcome(await check(client, 'made-up'), 'FlowExpired');
      const linked = await withPhoto('https://example.com/me.png');
      expectOutcome(await login(app.client(), linked), 'AccountUnavailable');
    });

    it('keeps the photo out of reach of clients', async () => {
      const { client } = await newcomer(app);
      const { setUdfValue } = await client.run(SetUdfValueDocument, { key: 'facePhoto', value: PHOTO });
      expect(expectOutcome(setUdfValue, 'InputRejected').fields[0]?.path).toBe('key');
    });
  },
);

describeWithApp('a liveness check of a session', { environment: { LIVENESS_REFERENCE: 'udf:facePhoto' } }, (app) => {
  const filmed = async (client: Client, verifyScore: number) => {
    const { createLivenessCheck } = await client.run(CreateLivenessCheckDocument, {
      input: { detection: 'SILENT_LIVENESS' },
    });
    const { id, uploadUrl } = expectOutcome(createLivenessCheck, 'LivenessCheckUpdated').check;
    expect(await put(app, uploadUrl, await record(app, { hackScore: 0.1, verifyScore }))).toBe(204);
    const { completeLivenessCheck } = await client.run(CompleteLivenessCheckDocument, { id });
    const { status, matched } = expectOutcome(completeLivenessCheck, 'LivenessCheckUpdated').check;
    const { session } = await client.run(CurrentSessionDocument);
    return { status, matched, proofs: session?.proofs.map(({ kind }) => kind) };
  };

  it('is a fresh proof when it is the user’s own face, and else none', async () => {
    const { client, id } = await newcomer(app);
    const presence = await filmed(client, 0.99);
    expect(presence).toEqual({ status: 'LIVE', matched: null, proofs: ['PASSWORD'] });
    await defineField(app, 'facePhoto');
    await setField(app, id, 'facePhoto', PHOTO);
    expect(await filmed(client, 0.5)).toEqual({ status: 'LIVE', matched: false, proofs: ['PASSWORD'] });
    expect(await filmed(client, 0.7)).toEqual({ status: 'LIVE', matched: true, proofs: ['PASSWORD', 'LIVENESS'] });
  });
});
